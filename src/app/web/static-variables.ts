import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";
import type { Plugin } from "vite";
import { cssVariablesResolver, theme } from "../../design/look/theme.ts";

const publicId = "virtual:maillage-variables.css";

/** The theme's variables as one CSS text: light on :root, dark under its attribute. */
export function variablesCss(): string {
  const full = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(full);
  const own = cssVariablesResolver(full);
  const merged = {
    variables: { ...base.variables, ...own.variables },
    light: { ...base.light, ...own.light },
    dark: { ...base.dark, ...own.dark },
  };
  return convertCssVariables(merged, ":root");
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
