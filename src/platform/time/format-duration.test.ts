import { expect, it } from "vitest";
import { formatDelay, formatDuration } from "./index.ts";

it.each([
  [-5, "0 s"],
  [45, "45 s"],
  [60, "1 min"],
  [220, "3 min 40 s"],
  [1200, "20 min"],
  [3600, "1 h"],
  [5400, "1 h 30 min"],
  [86_400, "1 jour"],
  [2 * 86_400 + 3 * 3600, "2 jours 3 h"],
])("says %d seconds", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

it.each([
  [0, "tout de suite"],
  [30, "sous 30 min"],
  [90, "sous 1 h 30 min"],
  [1440, "sous 24 h"],
  [2880, "sous 48 h"],
  [10_080, "sous 7 jours"],
])("promises within %d minutes", (minutes, text) => expect(formatDelay(minutes)).toBe(text));
