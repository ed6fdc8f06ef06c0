import { startingSheets } from "./library/starting-sheets.ts";
import type { StartingSheet } from "./link-contract.ts";

/** What there is to start from, in short: the whole is copied by `createSheet`. */
export const readLibrary = (): { items: StartingSheet[] } => ({
  items: startingSheets.map(({ key, missionCode, title, summary, source, ...one }) => ({
    key,
    missionCode,
    title,
    summary,
    source,
    objectives: one.objectives.map(({ label }) => label),
    indicators: one.indicators.map(({ label }) => label),
    steps: one.steps.map(([label]) => label),
  })),
});
