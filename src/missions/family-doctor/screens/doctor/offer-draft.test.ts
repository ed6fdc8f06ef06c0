import { expect, test } from "vitest";
import { EMPTY_OFFER, fieldsOf } from "./offer-draft.ts";

test("only what belongs to the chosen zone and count is sent", () => {
  const communes = fieldsOf({ ...EMPTY_OFFER, zone: "communes", communeCodes: ["31446"], kilometers: 8 });
  expect(communes).toMatchObject({
    communeCodes: ["31446"],
    maxDistanceMeters: null,
    capacity: 10,
    perMonth: null,
  });
  const distance = fieldsOf({ ...EMPTY_OFFER, zone: "distance", communeCodes: ["31446"], kilometers: 2.5 });
  expect(distance).toMatchObject({ communeCodes: [], maxDistanceMeters: 2500 });
  expect(fieldsOf({ ...EMPTY_OFFER, count: "month", patients: 3 })).toMatchObject({
    capacity: null,
    perMonth: 3,
  });
});

test("a day that is not said is none", () => {
  expect(fieldsOf(EMPTY_OFFER)).toMatchObject({ fromOn: null, toOn: null });
  expect(fieldsOf({ ...EMPTY_OFFER, toOn: "2027-06-30" }).toOn).toBe("2027-06-30");
});
