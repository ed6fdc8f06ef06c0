import { expect, it } from "vitest";
import { slotCost } from "../solve/load-cost.ts";
import { checkAssignment } from "./check-assignment.ts";

const instance = {
  patients: ["p1", "p2", "p3"].map((id, i) => ({ id, weight: 10 ** i })),
  doctors: [
    { id: "d1", capacity: 2 },
    { id: "d2", capacity: 3 },
  ],
  arcs: [
    { patient: "p1", doctor: "d1", distanceMeters: 5 },
    { patient: "p2", doctor: "d1", distanceMeters: 70 },
    { patient: "p3", doctor: "d1", distanceMeters: 900 },
    { patient: "p3", doctor: "d2", distanceMeters: 4 },
  ],
};
const to = (patient: string, doctor: string) => ({ patient, doctor });

it("counts the three terms", () => {
  expect(checkAssignment(instance, [to("p1", "d1"), to("p2", "d1"), to("p3", "d2")])).toEqual({
    ok: true,
    problems: [],
    served: 3,
    weight: 111,
    // 500 and 1,500 for the two places of d1, 333.3 for the first of three.
    loadCost: 2_333,
    distanceMeters: 79,
  });
  expect(checkAssignment(instance, [])).toMatchObject({ ok: true, served: 0, loadCost: 0 });
});

it.each([
  [
    "a doctor over capacity",
    [to("p1", "d1"), to("p2", "d1"), to("p3", "d1")],
    "reçoit 3 patients pour 2 places",
  ],
  ["a pair that is not offered", [to("p1", "d2")], "« p1 » ne peut pas aller chez « d2 »"],
  ["a patient twice", [to("p3", "d1"), to("p3", "d2")], "« p3 » est confié deux fois"],
  ["nobody that is known", [to("p9", "d1")], "« p9 » ne peut pas aller"],
])("refuses %s", (_what, pairs, words) => {
  const { ok, problems } = checkAssignment(instance, pairs);
  expect(ok).toBe(false);
  expect(problems.join()).toContain(words);
});

it("rounds halves up, as the solver does", () => {
  expect(slotCost(1, 16)).toBe(63); // 62.5
  for (const capacity of [1, 2, 3, 7, 16, 999, 2_000, 99_999])
    for (const k of [1, 2, capacity >> 1, capacity].filter((one) => one > 0 && one <= capacity)) {
      const patients = Array.from({ length: k }, (_, i) => ({ id: `p${i}`, weight: 1 }));
      const arcs = patients.map(({ id }) => ({ patient: id, doctor: "d", distanceMeters: 0 }));
      const counted = checkAssignment({ patients, doctors: [{ id: "d", capacity }], arcs }, arcs).loadCost;
      let sum = 0;
      for (let i = 1; i <= k; i++) sum += slotCost(i, capacity);
      expect(sum).toBe(counted);
    }
});
