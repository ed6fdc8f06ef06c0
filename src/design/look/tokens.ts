/**
 * Every colour of the product, once per scheme. The contrast test beside this file holds the pairs that must stay
 * legible; the Mantine theme and the `--mg-*` variables are both derived from here.
 */
export type Tokens = Readonly<Record<TokenName, string>>;

export type TokenName =
  | "paper"
  | "surface"
  | "sunken"
  | "line"
  | "edge"
  | "ink"
  | "inkSoft"
  | "accent"
  | "accentFill"
  | "accentFillHover"
  | "onAccent"
  | "accentSoft"
  | "accentInk"
  | "danger"
  | "dangerFill"
  | "onDanger"
  | "dangerSoft"
  | "warn"
  | "warnFill"
  | "onWarn"
  | "warnSoft"
  | "done"
  | "doneFill"
  | "doneSoft"
  | "focus"
  | "land"
  | "series1"
  | "series2"
  | "series3"
  | "series4"
  | "series5"
  | "series6";

export const light: Tokens = {
  paper: "#fbf8f2",
  surface: "#ffffff",
  sunken: "#f3eee4",
  line: "#e0d8ca",
  edge: "#857c6c",
  ink: "#1b1d1c",
  inkSoft: "#55534c",
  accent: "#0e5f5b",
  accentFill: "#0e5f5b",
  accentFillHover: "#0a4d4a",
  onAccent: "#ffffff",
  accentSoft: "#e0efeb",
  accentInk: "#0a4643",
  danger: "#a81d18",
  dangerFill: "#b3201b",
  onDanger: "#ffffff",
  dangerSoft: "#fbe6e3",
  warn: "#7a4300",
  warnFill: "#f2b13c",
  onWarn: "#2b1a00",
  warnSoft: "#fcefd5",
  done: "#1d6434",
  doneFill: "#2c7d46",
  doneSoft: "#e1f1e4",
  focus: "#0e5f5b",
  land: "#efe9dc",
  series1: "#0e5f5b",
  series2: "#b5651d",
  series3: "#4a5fa8",
  series4: "#7a7f2a",
  series5: "#96437f",
  series6: "#6b665b",
};

export const dark: Tokens = {
  paper: "#131716",
  surface: "#1b201f",
  sunken: "#0f1211",
  line: "#333b39",
  edge: "#7f8a86",
  ink: "#eef0ec",
  inkSoft: "#b4bab5",
  accent: "#74cbc0",
  accentFill: "#1a7a73",
  accentFillHover: "#156b65",
  onAccent: "#ffffff",
  accentSoft: "#17332f",
  accentInk: "#a9e2d9",
  danger: "#ff9d93",
  dangerFill: "#c9352d",
  onDanger: "#ffffff",
  dangerSoft: "#3d1c1a",
  warn: "#f4c469",
  warnFill: "#e8a93a",
  onWarn: "#231500",
  warnSoft: "#37290f",
  done: "#8fd4a0",
  doneFill: "#3c9a5a",
  doneSoft: "#17301e",
  focus: "#8fe0d5",
  land: "#1f2624",
  series1: "#5cc0b4",
  series2: "#e09a58",
  series3: "#94a8ea",
  series4: "#bcc25a",
  series5: "#d98cc4",
  series6: "#a8a496",
};

/** `accentSoft` → `--mg-accent-soft`. */
export const variableOf = (name: string) =>
  `--mg-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/(\d)/, "-$1")}`;

/** The value to write in a style: `tint("accentSoft")` → `var(--mg-accent-soft)`. */
export const tint = (name: TokenName) => `var(${variableOf(name)})`;
