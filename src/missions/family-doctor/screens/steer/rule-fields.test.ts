import { expect, test } from "vitest";
import { defaultRules } from "../../priority/default-rules.ts";
import { RULE_FIELDS, readRule, writeRule } from "./rule-fields.ts";

test("the form holds every number of the rules, and no other", () => {
  const numbers = Object.entries(defaultRules)
    .filter(([, value]) => typeof value === "object")
    .flatMap(([group, value]) => Object.keys(value).map((key) => `${group}.${key}`));
  expect(RULE_FIELDS.map((field) => field.path.join(".")).sort()).toEqual(numbers.sort());
});

test("a number is written where it is read, and nothing else moves", () => {
  for (const { path } of RULE_FIELDS) {
    const changed = writeRule(defaultRules, path, 7);
    expect(readRule(changed, path)).toBe(7);
    expect(writeRule(changed, path, readRule(defaultRules, path))).toEqual(defaultRules);
  }
});
