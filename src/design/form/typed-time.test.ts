import { expect, it } from "vitest";
import { completeTime, stepTime, typedTime, whyNotTime } from "./typed-time.ts";

it.each([
  ["1", "1"],
  ["14", "14"],
  ["143", "14:3"],
  ["1430", "14:30"],
  ["14305", "14:30"],
  ["14h", "14:"],
  ["14 h 30", "14:30"],
  ["9h05", "9:05"],
  ["9.5", "9:5"],
  ["93", "9:3"],
  ["930", "9:30"],
  ["14:3", "14:3"],
  ["24", "2:4"],
  [":30", ":30"],
  ["14:30:00", "14:30"],
  ["abc", ""],
])("typed %s shows %s", (typed, shown) => expect(typedTime(typed)).toBe(shown));

it.each([
  ["9", "09:00"],
  ["14", "14:00"],
  ["14:", "14:00"],
  ["9:30", "09:30"],
  ["14:3", "14:3"],
  ["", ""],
])("left as %s it becomes %s", (text, whole) => expect(completeTime(text)).toBe(whole));

it.each([
  ["", null],
  ["00:00", null],
  ["9:30", null],
  ["23:59", null],
  ["14:3", "Écrivez l’heure en entier : hh:mm, comme 14:30."],
  ["14:60", "Cette heure n’existe pas : de 00:00 à 23:59."],
  ["25:00", "Cette heure n’existe pas : de 00:00 à 23:59."],
])("of %s says %s", (text, why) => expect(whyNotTime(text)).toBe(why));

it.each([
  ["14:58", 1, "15:03"],
  ["00:00", -1, "23:55"],
  ["23:55", 1, "00:00"],
  ["9", -1, "08:55"],
  ["", 1, "08:00"],
  ["14:7", 1, "08:00"],
] as const)("from %s an arrow of %i goes to %s", (from, direction, to) =>
  expect(stepTime(from, direction)).toBe(to),
);
