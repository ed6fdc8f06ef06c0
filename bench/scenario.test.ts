import { expect, test } from "vitest";
import { misspell } from "./load/misspell.ts";
import { alone, beside, failed } from "./scenario.ts";

test("a figure is judged by its ratio to the limit, or by its bound", () => {
  expect(beside("s", "rate", "/s", 70, 100, { atLeast: 0.7 })).toMatchObject({ ratio: 0.7, ok: true });
  expect(beside("s", "rate", "/s", 69, 100, { atLeast: 0.7 })).toMatchObject({ ok: false });
  expect(beside("s", "time", "ms", 8.1, 1, { atMost: 8 })).toMatchObject({ ratio: 8.1, ok: false });
  expect(beside("s", "time", "ms", 8.1, 1, null)).toMatchObject({ budget: null, ok: null });
  expect(alone("s", "start", "s", 2.01, { atMost: 2 })).toMatchObject({ budget: "≤ 2 s", ok: false });
  expect(alone("s", "score", "points", 95, { atLeast: 95 })).toMatchObject({ limit: null, ok: true });
});

test("what could not be measured has no figure, and fails", () => {
  expect(failed("s", new Error("no browser"))).toMatchObject({ value: null, ok: false });
  expect(failed("s", new Error("no browser")).metric).toContain("no browser");
});

test("a misspelt name is another word with the same first letter, the same for the same number", () => {
  for (let seed = 0; seed < 400; seed++) {
    const typed = misspell("Clairbois", seed);
    expect(typed).not.toBe("Clairbois");
    expect(typed[0]).toBe("C");
    expect(Math.abs(typed.length - 9)).toBeLessThanOrEqual(1);
    expect(misspell("Clairbois", seed)).toBe(typed);
  }
});
