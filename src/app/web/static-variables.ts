import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";
import type { Plugin } from "vite";
import { cssVariablesResolver, theme } from "../../design/look/theme.ts";

const publicId = "virtual:maillage-variables.css";

/** Mantine's own palette that no screen of ours uses: 14 variables each. */
const unused = /--mantine-color-(pink|grape|violet|indigo|blue|cyan|teal|lime|orange)-/;

const withoutUnused = (variables: Record<string, string>) =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !unused.test(name)));

/** What the first paint needs before the script has said which scheme: our own tokens, as the device prefers. */
function beforeScript({ light, dark }: Record<"light" | "dark", Record<string, string>>): string {
  const tokens = (scheme: Record<string, string>) =>
    `:root:not([data-mantine-color-scheme]){${Object.entries(scheme)
      .filter(([name]) => name.startsWith("--mg-"))
      .map(([name, value]) => `${name}:${value};`)
      .join("")}}`;
  return `${tokens(light)}@media (prefers-color-scheme:dark){${tokens(dark)}}`;
}

/** The theme's variables as one CSS text: each scheme under its attribute, paper always light. */
export function variablesCss(): string {
  const full = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(full);
  const own = cssVariablesResolver(full);
  const merged = {
    variables: withoutUnused({ ...base.variables, ...own.variables }),
    light: withoutUnused({ ...base.light, ...own.light }),
    dark: withoutUnused({ ...base.dark, ...own.dark }),
  };
  // Paper is white: whoever works in the dark prints in the light.
  const onPaper = Object.entries(merged.light).map(([name, value]) => `${name}:${value};`);
  const print = `@media print{:root[data-mantine-color-scheme]{color-scheme:light;${onPaper.join("")}}}`;
  return convertCssVariables(merged, ":root") + beforeScript(merged) + print;
}

/**
 * Writes the theme's variables into the style sheet at build time. At run time Mantine would put them in a <style>
 * tag, which a strict Content-Security-Policy refuses, and which paints only after the script has run.
 */
export function staticVariables(): Plugin {
  return {
    name: "maillage-static-variables",
    resolveId: (id) => (id === publicId ? `\0${publicId}` : null),
    load: (id) => (id === `\0${publicId}` ? variablesCss() : null),
  };
}
