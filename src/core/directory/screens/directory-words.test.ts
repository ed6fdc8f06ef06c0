import { expect, test } from "vitest";
import { hourInWords, phoneInWords, weekInWords } from "./directory-words.ts";

test("hours, phones and weeks as people say them", () => {
  expect(hourInWords("08:30")).toBe("8 h 30");
  expect(hourInWords("14:00")).toBe("14 h");
  expect(phoneInWords("0561000001")).toBe("05 61 00 00 01");
  expect(phoneInWords("+33561000001")).toBe("05 61 00 00 01");
  expect(phoneInWords("+262262000001")).toBe("+262262000001");
  const usual = [1, 2, 3, 4, 5].flatMap((day) => [
    { day, opens: "14:00", closes: "18:00" },
    { day, opens: "08:30", closes: "12:00" },
  ]);
  expect(weekInWords([...usual, { day: 6, opens: "09:00", closes: "12:00" }])).toEqual([
    "Lundi au vendredi : 8 h 30 – 12 h, 14 h – 18 h",
    "Samedi : 9 h – 12 h",
  ]);
  expect(
    weekInWords([1, 2, 3, 4, 5, 6, 7, 8].map((day) => ({ day, opens: "00:00", closes: "00:00" }))),
  ).toEqual(["Tous les jours : 24 h sur 24", "Jours fériés : 24 h sur 24"]);
});
