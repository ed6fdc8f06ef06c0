import type { Block, Cell, Rich } from "../../../platform/documents/index.ts";

/** Under a figure or a table: where it comes from, and when. */
export const sourceLine = (source: string): Block => ({
  kind: "paragraph",
  text: [{ text: `Source : ${source}`, italic: true }],
  size: "small",
});

export const paragraph = (text: Rich): Block => ({ kind: "paragraph", text });
export const subtitle = (text: string): Block => ({ kind: "heading", level: 3, text });

/** `47617` → « 47 617 » */
export const writeNumber = (value: number): string =>
  new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 }).format(value).replaceAll("\u202f", "\u00a0");

/** A table of two columns without surprise: what, and what it is. */
export const sheetOf = (rows: readonly (readonly [string, Rich])[]): Block => ({
  kind: "table",
  columns: [
    { header: "Rubrique", share: 2 },
    { header: "Réponse", share: 5 },
  ],
  rows: rows.map(([what, is]): Cell[] => [what, is]),
});

/** « NON / OUI, précisez », line by line. */
export const choicesTable = (
  header: string,
  choices: readonly { label: string; answer: boolean | null; detail: string }[],
): Block => ({
  kind: "table",
  columns: [
    { header, share: 4 },
    { header: "Non", share: 1, align: "center" },
    { header: "Oui", share: 1, align: "center" },
    { header: "Précisez", share: 5 },
  ],
  rows: choices.map(({ label, answer, detail }): Cell[] => [
    label,
    { checked: answer === false },
    { checked: answer === true },
    detail,
  ]),
});
