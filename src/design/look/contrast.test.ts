import { describe, expect, it } from "vitest";
import { contrastOf, mix } from "./contrast.ts";
import { dark, light, type TokenName } from "./tokens.ts";

const text: [TokenName, TokenName][] = [
  ...(["ink", "inkSoft", "accent", "danger", "warn", "done"] as const).flatMap((front) =>
    (["paper", "surface", "sunken"] as const).map((back): [TokenName, TokenName] => [front, back]),
  ),
  ["onAccent", "accentFill"],
  ["onAccent", "accentFillHover"],
  ["accentInk", "accentSoft"],
  ["ink", "accentSoft"],
  ["inkSoft", "accentSoft"],
  ["onDanger", "dangerFill"],
  ["danger", "dangerSoft"],
  ["ink", "dangerSoft"],
  ["onWarn", "warnFill"],
  ["warn", "warnSoft"],
  ["ink", "warnSoft"],
  ["done", "doneSoft"],
  ["ink", "land"],
  ["inkSoft", "land"],
];

const shapes: [TokenName, TokenName][] = [
  ["edge", "paper"],
  ["edge", "surface"],
  ["focus", "paper"],
  ["focus", "surface"],
  ["focus", "sunken"],
  ["accentFill", "paper"],
  ["accentFill", "surface"],
  ["doneFill", "surface"],
  ["dangerFill", "surface"],
  ...([1, 2, 3, 4, 5, 6] as const).map((n): [TokenName, TokenName] => [`series${n}`, "surface"]),
];

describe.each([
  ["light", light],
  ["dark", dark],
])("%s scheme", (_, tokens) => {
  it.each(text)("%s on %s reads at AA (4.5)", (front, back) => {
    expect(contrastOf(tokens[front], tokens[back])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)("%s on %s is seen (3)", (front, back) => {
    expect(contrastOf(tokens[front], tokens[back])).toBeGreaterThanOrEqual(3);
  });
  it("gives patients' text AAA (7)", () => {
    for (const back of ["paper", "surface", "sunken"] as const)
      expect(contrastOf(tokens.ink, tokens[back])).toBeGreaterThanOrEqual(7);
  });
});

describe("contrast", () => {
  it("gives the two known ends", () => {
    expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrastOf("#0e5f5b", "#0e5f5b")).toBe(1);
  });
  it("mixes from one end to the other", () => {
    expect(mix("#000000", "#ffffff", 0)).toBe("#000000");
    expect(mix("#000000", "#ffffff", 1)).toBe("#ffffff");
    expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
  });
  it("refuses what is not a colour", () => {
    expect(() => contrastOf("green", "#ffffff")).toThrow("not a colour");
  });
});
