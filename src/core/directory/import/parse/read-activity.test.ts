import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupByPerson, normalizePhone } from "./index.ts";
import { readActivity } from "./read-activity.ts";
import { readColumns } from "./rpps-columns.ts";
import { hasValidLuhnKey, luhnKey } from "./rpps-number.ts";
import { fieldsWith, headingLine } from "./rpps-test-lines.ts";

const columns = readColumns(headingLine);
function read(changes: Record<string, string> = {}) {
  const result = readActivity(fieldsWith(changes), columns);
  if ("reason" in result) throw new Error(result.reason);
  return result;
}

describe("readActivity", () => {
  it("only warns of a wrong key, an e-mail, telephone or SIRET that cannot be read, and empties the field", () => {
    const { row, warnings } = read({
      "Identifiant PP": "99000079197",
      "Identification nationale PP": "899000079197",
      "Adresse e-mail (coord. structure)": "pas une adresse",
      "Téléphone (coord. structure)": "12",
      "Numéro SIRET site": "123",
    });
    expect(row).toMatchObject({ email: null, phone: null, siret: null });
    expect(warnings).toHaveLength(4);
    expect(warnings[0]).toMatch(/clé du numéro RPPS/);
  });

  it("takes a number of the former ADELI register", () => {
    const { row } = read({
      "Type d'identifiant PP": "0",
      "Identifiant PP": "319912345",
      "Identification nationale PP": "0319912345",
    });
    expect(row).toMatchObject({ idType: "0", rpps: null, nationalId: "0319912345" });
  });

  it("keeps the key of an activity when a telephone changes, and gives another place, mode or speciality another key", () => {
    const { activityKey } = read().row;
    expect(read({ "Téléphone (coord. structure)": "", "Raison sociale site": "AUTRE" }).row.activityKey).toBe(
      activityKey,
    );
    const others = [
      { "Identifiant technique de la structure": "R1099000000001" },
      { "Code mode exercice": "S" },
      { "Code savoir-faire": "SM26" },
      { "Code profession": "60" },
      { "Identifiant technique de la structure": "", "Numéro SIRET site": "" },
    ];
    const keys = others.map((changes) => read(changes).row.activityKey);
    expect(new Set([activityKey, ...keys]).size).toBe(6);
  });

  it("never throws, whatever the fields", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 56, maxLength: 57 }), (fields) => {
        const result = readActivity(fields, columns);
        expect("reason" in result || result.row.family.length > 0).toBe(true);
      }),
    );
  });
});

describe("normalizePhone", () => {
  it.each([
    ["05 36 49 41 54", undefined, "+33536494154"],
    ["0536.49.41.54", undefined, "+33536494154"],
    ["536494154", undefined, "+33536494154"],
    ["0033536494154", undefined, "+33536494154"],
    ["+33(0)5 36 49 41 54", undefined, "+33536494154"],
    ["0262 00 00 00", "974", "+262262000000"],
    ["+262262000000", "974", "+262262000000"],
    ["+33262000000", undefined, "+262262000000"],
    ["0639 98 12 34", "976", "+262639981234"],
    ["0639 98 12 34", "31", "+33639981234"],
    ["0596 00 00 00", "972", "+596596000000"],
    ["12", undefined, undefined],
    ["", undefined, undefined],
    ["+44 20 7946 0000", undefined, undefined],
    ["pas de téléphone", undefined, undefined],
  ])("%s (%s) → %s", (text, department, expected) => expect(normalizePhone(text, department)).toBe(expected));

  it("gives E.164 or nothing, and the same from its own answer", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789+. "), maxLength: 16 });
    fc.assert(
      fc.property(digits, (text) => {
        const phone = normalizePhone(text);
        if (phone === undefined) return;
        expect(phone).toMatch(/^\+\d{11,12}$/);
        expect(normalizePhone(phone)).toBe(phone);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the Luhn key", () => {
  it("holds on a number of the public interoperability guide, and not with a digit changed", () => {
    expect(hasValidLuhnKey("10002909371")).toBe(true);
    for (let at = 0; at < 11; at += 1) {
      const changed = [..."10002909371"]
        .map((digit, index) => (index === at ? (Number(digit) + 1) % 10 : digit))
        .join("");
      expect(hasValidLuhnKey(changed)).toBe(false);
    }
    /* Another number of the same guide has a wrong key: a reason to warn of it and not to refuse it. */
    expect(hasValidLuhnKey("10001288385")).toBe(false);
    expect(hasValidLuhnKey("")).toBe(false);
    expect(hasValidLuhnKey("1234567890x")).toBe(false);
  });

  it("is the one that luhnKey gives", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,15}$/), (digits) => hasValidLuhnKey(digits + luhnKey(digits))),
    );
  });
});

describe("groupByPerson", () => {
  it("keeps persons in order, drops an activity that comes twice, and tells differing names", () => {
    const first = read().row;
    const second = read({ "Code mode exercice": "S", "Nom d'exercice": "PERLEGRAND-VIF" }).row;
    const other = read({
      "Identifiant PP": "99324607623",
      "Identification nationale PP": "899324607623",
    }).row;
    const grouped = groupByPerson([first, other, second, { ...first, phone: null }]);
    expect(grouped.persons.map(({ nationalId, activities }) => [nationalId, activities.length])).toEqual([
      ["899000079196", 2],
      ["899324607623", 1],
    ]);
    expect(grouped.duplicates).toHaveLength(1);
    expect(grouped.differingNames).toEqual(["899000079196"]);
  });
});
