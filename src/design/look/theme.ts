import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from "@mantine/core";
import { mix } from "./contrast.ts";
import { dark, light, type Tokens, variableOf } from "./tokens.ts";

/** Ten shades with `base` at index 7 (the filled shade of the light scheme). */
function shadesOf(base: string): MantineColorsTuple {
  const lighter = [0.93, 0.86, 0.72, 0.57, 0.42, 0.27, 0.13].map((share) => mix(base, "#ffffff", share));
  return [...lighter, base, mix(base, "#000000", 0.2), mix(base, "#000000", 0.4)] as never;
}

const canal: MantineColorsTuple = [
  light.accentSoft,
  "#c3dfd9",
  "#9bcbc3",
  "#74cbc0",
  "#46a79d",
  "#278f86",
  dark.accentFill,
  light.accentFill,
  light.accentFillHover,
  "#073a38",
];

const gray = [
  "#faf7f1",
  light.sunken,
  "#ebe4d8",
  light.line,
  "#c9c0b0",
  light.edge,
  "#6b665b",
  light.inkSoft,
  "#3a3934",
  light.ink,
] as const;

const darkTuple = [
  dark.ink,
  "#d2d7d3",
  dark.inkSoft,
  "#9aa39f",
  dark.line,
  "#262d2b",
  dark.surface,
  dark.paper,
  dark.sunken,
  "#0a0c0c",
] as const;

/** While our own letters come: fallback-fonts.css. */
const waiting = '"Maillage Arial", "Maillage Open Sans", system-ui, sans-serif';

/** At least 44 px high: what a finger needs. */
const touch = { defaultProps: { size: "md" } };

export const theme: MantineThemeOverride = createTheme({
  primaryColor: "canal",
  primaryShade: { light: 7, dark: 6 },
  colors: {
    canal,
    gray: gray as unknown as MantineColorsTuple,
    dark: darkTuple as unknown as MantineColorsTuple,
    red: shadesOf(light.dangerFill),
    green: shadesOf(light.doneFill),
    yellow: shadesOf("#9a5b00"),
  },
  white: "#ffffff",
  black: light.ink,
  fontFamily: `"Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible Next", ${waiting}`,
  fontSizes: { xs: "0.875rem", sm: "0.9375rem", md: "1rem", lg: "1.125rem", xl: "1.25rem" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.5" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "20px" },
  defaultRadius: "md",
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.25" },
      h2: { fontSize: "1.3125rem", lineHeight: "1.3" },
      h3: { fontSize: "1.125rem", lineHeight: "1.35" },
      h4: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  shadows: {
    sm: "0 1px 2px rgb(27 29 28 / 0.08)",
    md: "0 2px 8px rgb(27 29 28 / 0.1)",
    lg: "0 8px 28px rgb(27 29 28 / 0.16)",
  },
  components: {
    Button: touch,
    TextInput: touch,
    Textarea: { defaultProps: { size: "md", autosize: true, minRows: 3, maxRows: 12 } },
    Select: touch,
    NumberInput: touch,
    MultiSelect: touch,
    Autocomplete: touch,
    DateInput: touch,
    DatePickerInput: touch,
    TimeInput: touch,
    Checkbox: touch,
    Radio: touch,
    Switch: touch,
    ActionIcon: { defaultProps: { size: 44, variant: "subtle" } },
    Modal: { defaultProps: { centered: true, radius: "lg", closeButtonProps: { "aria-label": "Fermer" } } },
    Drawer: { defaultProps: { closeButtonProps: { "aria-label": "Fermer" } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});

const meanings = (tokens: Tokens) =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [variableOf(name), value]));

const surfaces = (tokens: Tokens) => ({
  "--mantine-color-body": tokens.surface,
  "--mantine-color-text": tokens.ink,
  "--mantine-color-bright": tokens.ink,
  "--mantine-color-dimmed": tokens.inkSoft,
  "--mantine-color-placeholder": tokens.inkSoft,
  "--mantine-color-anchor": tokens.accent,
  "--mantine-color-error": tokens.danger,
  "--mantine-color-success": tokens.done,
  "--mantine-color-default": tokens.surface,
  "--mantine-color-default-hover": tokens.sunken,
  "--mantine-color-default-color": tokens.ink,
  "--mantine-color-default-border": tokens.edge,
  "--mantine-color-disabled": tokens.sunken,
  "--mantine-color-disabled-color": tokens.inkSoft,
  "--mantine-primary-color-filled": tokens.accentFill,
  "--mantine-primary-color-filled-hover": tokens.accentFillHover,
  "--mantine-color-canal-filled": tokens.accentFill,
  "--mantine-color-canal-filled-hover": tokens.accentFillHover,
  "--mantine-color-canal-light": tokens.accentSoft,
  "--mantine-color-canal-light-hover": tokens.accentSoft,
  "--mantine-color-canal-light-color": tokens.accentInk,
  "--mantine-color-canal-text": tokens.accent,
  "--mantine-color-canal-outline": tokens.accent,
  "--mantine-color-red-filled": tokens.dangerFill,
  "--mantine-color-red-light": tokens.dangerSoft,
  "--mantine-color-red-light-hover": tokens.dangerSoft,
  "--mantine-color-red-light-color": tokens.danger,
  "--mantine-color-red-text": tokens.danger,
  "--mantine-color-red-outline": tokens.danger,
  "--mantine-color-green-light": tokens.doneSoft,
  "--mantine-color-green-light-color": tokens.done,
  "--mantine-color-yellow-light": tokens.warnSoft,
  "--mantine-color-yellow-light-color": tokens.warn,
});

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...meanings(light), ...surfaces(light) },
  dark: { ...meanings(dark), ...surfaces(dark) },
});
