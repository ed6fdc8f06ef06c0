import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insKeyOf, readInsNumber } from "./ins-number.ts";

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(""));
const department = fc.oneof(digits(2), fc.constantFrom("2A", "2B"));
const thirteen = fc
  .tuple(fc.constantFrom("1", "2", "7", "8"), digits(4), department, digits(6))
  .map((parts) => parts.join(""));

describe("the key of an INS", () => {
  // Worked by hand from the rule: 97 − (n mod 97), 2A counted 19, 2B counted 18.
  it.each([
    ["2510299999999", 97n - (2510299999999n % 97n)],
    ["1480399999999", 97n - (1480399999999n % 97n)],
    ["160022A999999", 97n - (1600219999999n % 97n)],
    ["260022B999999", 97n - (2600218999999n % 97n)],
  ])("%s", (number, key) => expect(insKeyOf(number)).toBe(String(key).padStart(2, "0")));

  it("is right for its own number, written with or without blanks", () => {
    fc.assert(
      fc.property(thirteen, (number) => {
        const whole = number + insKeyOf(number);
        expect(readInsNumber(whole)).toEqual({ matricule: whole });
        expect(
          readInsNumber(` ${whole.slice(0, 1)} ${whole.slice(1, 5)} ${whole.slice(5).toLowerCase()}`),
        ).toEqual({
          matricule: whole,
        });
      }),
    );
  });

  it("finds any one digit mistyped", () => {
    fc.assert(
      fc.property(
        thirteen,
        fc.integer({ min: 7, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (number, place, more) => {
          const whole = number + insKeyOf(number);
          const wrong = String((Number(whole[place]) + more) % 10);
          expect(readInsNumber(whole.slice(0, place) + wrong + whole.slice(place + 1))).toHaveProperty(
            "problem",
          );
        },
      ),
    );
  });

  it("says what is wrong with anything else, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const read = readInsNumber(text);
        if ("matricule" in read) expect(read.matricule).toHaveLength(15);
        else expect(read.problem).toMatch(/matricule/);
      }),
    );
    expect(readInsNumber("910029999999911")).toEqual({
      problem: "Ce matricule n'a pas la forme d'un NIR ou d'un NIA.",
    });
  });
});
