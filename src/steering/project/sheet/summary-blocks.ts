import type { Block, Cell } from "../../../platform/documents/index.ts";
import type { PrintedSheet } from "./sheet-facts.ts";
import { writeAim, writeEuros, writeSpan } from "./sheet-print-words.ts";
import { sumBudget } from "./sum-budget.ts";

/** Sheets of a page at the lengths below; fewer have more room. */
const MOST_SHORT = 12;

/**
 * A line for each sheet and the sum of what they cost, on one lying page: whole texts when a few sheets leave room for them,
 * shortened beyond. Pure.
 */
export function summaryBlocks(sheets: readonly PrintedSheet[]): Block[] {
  const room = Math.max(1, MOST_SHORT / Math.max(1, sheets.length));
  const total = sumBudget(sheets.flatMap((one) => one.content.budget)).totalCents;
  return [
    { kind: "heading", level: 1, text: "Synthèse des fiches action" },
    {
      kind: "table",
      size: "small",
      columns: [
        { header: "Fiche", share: 6 },
        { header: "Objectif", share: 5 },
        { header: "Pilotes", share: 4 },
        { header: "Indicateur", share: 5 },
        { header: "Calendrier", share: 3 },
        { header: "Budget", share: 2, align: "right" },
        { header: "État", share: 2 },
      ],
      rows: [
        ...sheets.map((sheet) => lineOf(sheet, room)),
        [[{ text: "Total", bold: true }], "", "", "", "", [{ text: writeEuros(total), bold: true }], ""],
      ],
    },
  ];
}

const lineOf = (sheet: PrintedSheet, room: number): Cell[] => {
  const clip = (text: string, most: number) => shorten(text, Math.floor(most * room));
  const { content } = sheet;
  const indicator = content.indicators.find((one) => one.kind === "result") ?? content.indicators[0];
  const cents = sumBudget(content.budget).totalCents;
  return [
    [{ text: `${sheet.number} `, bold: true }, { text: clip(sheet.title, 60) }],
    clip(sheet.objectiveLabel ?? "Aucun objectif", 45),
    clip([...sheet.pilots, content.otherPilots].filter(Boolean).join(" ; ") || "À désigner", 40),
    indicator ? `${clip(indicator.label, 40)} : ${clip(writeAim(indicator), 30)}` : "Aucun indicateur",
    writeSpan(content.steps) || "Sans étape",
    cents > 0 ? writeEuros(cents) : "–",
    sheet.stateLabel,
  ];
};

/** The text itself, or its beginning up to a word and « … ». */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > most / 2 ? space : cut.length).trimEnd()}…`;
}
