import fc from "fast-check";
import { expect, it } from "vitest";
import { rememberTerritory } from "./territory-memory.ts";

const code = fc.oneof(
  fc.stringMatching(/^[0-9A-Z]{5}$/),
  fc.stringMatching(/^[0-9A-Za-z ]{0,7}$/),
  fc.constant(""),
);

it("answers for each pair of codes what the territory answers for that pair, first and again", () => {
  const pairs = fc.uniqueArray(fc.tuple(code, code), { maxLength: 60, selector: (pair) => pair.join() });
  fc.assert(
    fc.property(pairs, fc.nat(), (given, salt) => {
      const inside = new Map(
        given.map(([commune, postcode], rank) => [
          `${commune.trim()},${postcode.trim()}`,
          (rank + salt) % 2 === 0,
        ]),
      );
      const remember = rememberTerritory((commune, postcode) => inside.get(`${commune},${postcode}`)!);
      for (const [commune, postcode] of [...given, ...given]) {
        const bytes = Buffer.from(commune + postcode);
        const place = {
          communeAt: 0,
          communeEnd: commune.length,
          postcodeAt: commune.length,
          postcodeEnd: bytes.length,
        };
        expect(remember(bytes, place)).toBe(inside.get(`${commune.trim()},${postcode.trim()}`));
      }
    }),
  );
});

it("does not take one code for another, for all 100,000 codes of five digits and Corsica", () => {
  const codes = Array.from({ length: 100_000 }, (_, number) => String(number).padStart(5, "0"));
  for (let number = 0; number < 1000; number += 1)
    codes.push(...["2A", "2B"].map((start) => start + String(number).padStart(3, "0")));
  let asked = 0;
  const remember = rememberTerritory(() => {
    asked += 1;
    return false;
  });
  for (const communeCode of codes) {
    remember(Buffer.from(communeCode), { communeAt: 0, communeEnd: 5, postcodeAt: 0, postcodeEnd: 0 });
  }
  expect(asked).toBe(102_000);
});
