import { expect, it } from "vitest";
import { dark, light } from "../../design/look/tokens.ts";
import { variablesCss } from "./static-variables.ts";

const css = variablesCss();
const blockOf = (start: string) => css.slice(css.indexOf(start)).split("}")[0] ?? "";

it("gives each scheme its own tokens", () => {
  expect(blockOf('[data-mantine-color-scheme="dark"]')).toContain(`--mg-paper: ${dark.paper};`);
  expect(blockOf('[data-mantine-color-scheme="light"]')).toContain(`--mg-paper: ${light.paper};`);
});

it("prints in the light, whatever the screen", () => {
  const paper = blockOf("@media print");
  expect(paper).toContain(`--mg-ink:${light.ink};`);
  expect(css.indexOf("@media print")).toBeGreaterThan(css.indexOf('[data-mantine-color-scheme="dark"]'));
});
