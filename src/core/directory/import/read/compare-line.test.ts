import { describe, expect, test } from "vitest";
import { type Current, compareLine } from "./compare-line.ts";
import type { LinePayload } from "./line-values.ts";

const professional = {
  rpps: "99000079196",
  id_type: "8",
  civility: "DR",
  family_name: "Perlegrand",
  given_name: "Lubin",
  profession_code: "10",
  category_code: "C",
  speciality_code: "SM53",
  email: null,
};
const practice = { mode_code: "L", sector_code: "SA07", role_code: null, phone: "+33536494154" };
const line = (over: Partial<LinePayload> = {}) => ({
  professional,
  practice,
  isFirstAtSite: false,
  site: {} as LinePayload["site"],
  ...over,
});
const row = (values: object, over: Partial<Current> = {}): Current => ({
  ...values,
  id: "1",
  source: "rpps",
  local_fields: [],
  active: true,
  ...over,
});
const now = (over: object = {}) => ({
  professional: row({ ...professional, ...over }),
  practice: row(practice),
});

describe("compareLine", () => {
  test("nobody there: create, and nothing to compare", () => {
    expect(compareLine(line(), {})).toEqual({ outcome: "create", changes: [] });
  });

  test("the same, empty and absent being one: nothing to do", () => {
    expect(compareLine(line(), now({ email: "" }))).toEqual({ outcome: "same", changes: [] });
  });

  test("a national value takes the place of another, and of nothing; nothing takes the place of a value", () => {
    const changed = compareLine(
      line({ professional: { ...professional, civility: null, email: "a@b.fr" } }),
      now(),
    );
    expect(changed).toMatchObject({
      outcome: "change",
      changes: [
        { field: "civility", before: "DR", after: null, kept: false },
        { field: "email", before: null, after: "a@b.fr", kept: false },
      ],
    });
  });

  test("what was typed here is kept: edited fields, and all filled fields of a record made here", () => {
    const values = { ...professional, email: "a@b.fr", speciality_code: "SM54" };
    const edited = {
      professional: row({ ...professional, email: "nous@b.fr" }, { local_fields: ["email"] }),
      practice: row(practice),
    };
    expect(compareLine(line({ professional: values }), edited)).toMatchObject({
      outcome: "kept",
      changes: [
        { field: "speciality_code", kept: false },
        { field: "email", kept: true },
      ],
    });
    const made = { professional: row(professional, { source: "local" }), practice: row(practice) };
    expect(compareLine(line({ professional: values }), made)).toMatchObject({
      outcome: "kept",
      changes: [
        { field: "speciality_code", kept: true },
        { field: "email", before: null, kept: false },
      ],
    });
  });

  test("nobody chooses between our value and nothing, nor between an accent and none", () => {
    const ours = {
      professional: row(
        { ...professional, given_name: "Lûbin", email: "nous@b.fr" },
        { local_fields: ["given_name", "email"] },
      ),
      practice: row(practice),
    };
    expect(compareLine(line(), ours)).toEqual({ outcome: "same", changes: [] });
  });

  test("a record put aside by an import comes back; an activity, or what was put aside by hand, is proposed", () => {
    expect(
      compareLine(line(), { professional: row(professional, { active: false }), practice: row(practice) })
        .outcome,
    ).toBe("change");
    expect(
      compareLine(line(), {
        professional: row(professional, { active: false, local_fields: ["active"] }),
        practice: row(practice),
      }).outcome,
    ).toBe("kept");
    expect(
      compareLine(line(), { professional: row(professional), practice: row(practice, { active: false }) })
        .outcome,
    ).toBe("kept");
  });
});
