import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followCodeOf, hashFollowCode, readFollowCode } from "./follow-code.ts";

const KEY = randomBytes(32);
const CPTS = "0192f3a4-0000-7000-8000-000000000001";

describe("the follow-up code", () => {
  test("is read as people type it", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = followCodeOf(KEY, id);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
        const typed = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
        expect(readFollowCode(typed)).toBe(code);
      }),
    );
  });

  test("is one draft's, and its hash one CPTS's", () => {
    const code = followCodeOf(KEY, "a");
    expect(followCodeOf(KEY, "a")).toBe(code);
    expect(followCodeOf(KEY, "b")).not.toBe(code);
    expect(hashFollowCode(CPTS, code).equals(hashFollowCode(CPTS.replace(/1$/, "2"), code))).toBe(false);
    for (const wrong of ["", "K7QD", "K7QD-2M9F-X4TU", "K7QD-2M9F-X4TBB"])
      expect(readFollowCode(wrong)).toBeUndefined();
  });
});
