import { expect, it } from "vitest";
import { formatOpening, type OpeningNow } from "./opening-words.ts";

// Saturday 21 November 2026, 10 h in Paris.
const now = Date.parse("2026-11-21T09:00:00Z");

it.each<[OpeningNow, RegExp]>([
  [{ openNow: true, changes: { on: "2026-11-21", at: "20:00" } }, /^ouvert jusqu’à 20 h$/],
  [{ openNow: true, changes: { on: "2026-11-22", at: "08:30" } }, /^ouvert jusqu’à demain 8 h 30$/],
  [{ openNow: false, changes: { on: "2026-11-21", at: "14:00" } }, /^fermé, ouvre à 14 h$/],
  [{ openNow: false, changes: { on: "2026-11-23", at: "09:00" } }, /^fermé, ouvre lundi 23.* à 9 h$/],
  [{ openNow: true, changes: null }, /^toujours ouvert$/],
  [{ openNow: null, changes: null }, /^horaires non précisés$/],
])("says whether a place is open: %j", (opening, words) => {
  expect(formatOpening(opening, now, "Europe/Paris")).toMatch(words);
});
