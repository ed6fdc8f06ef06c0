import { expect, test } from "vitest";
import type { ShownBlock } from "../../document/document-contract.ts";
import { sourceColumn, sourcesOf } from "./figure-sources.ts";

const title: ShownBlock = { kind: "heading", level: 3, text: "Âges" };
const table: ShownBlock = { kind: "table", columns: [{ header: "Âge" }, { header: "Source" }], rows: [] };
const source = (text: string): ShownBlock => ({ kind: "paragraph", text: [{ text, italic: true }] });
const words: ShownBlock = { kind: "paragraph", text: "Population : 12 000" };

test("a figure has the source that stands under it, never that of another title", () => {
  expect(
    sourcesOf([
      words,
      source("Source : Insee, 2022"),
      table,
      title,
      words,
      table,
      source("Source : annuaire"),
    ]),
  ).toEqual([
    "Source : Insee, 2022",
    "Source : Insee, 2022",
    "",
    "",
    "Source : annuaire",
    "Source : annuaire",
    "Source : annuaire",
  ]);
  expect(table.kind === "table" && sourceColumn(table.columns)).toBe(1);
});
