import { expect, test } from "vitest";
import { communePoints, countUnplaced, type WaitingCommune } from "./commune-points.ts";

const commune = (fields: Partial<WaitingCommune>): WaitingCommune => ({
  communeCode: "31446",
  communeName: "Ramonville-Saint-Agne",
  latitude: 43.54,
  longitude: 1.48,
  waiting: 4,
  high: 1,
  medium: 2,
  low: 1,
  unreached: 0,
  ...fields,
});

test("a commune is a point with its number; who has no place is counted beside, who has nobody is left out", () => {
  const communes = [
    commune({}),
    commune({ communeCode: "31113", communeName: "Castanet-Tolosan", high: 0 }),
    commune({ communeCode: "31069", waiting: 1_200, high: 1_100 }),
    commune({ communeCode: null, latitude: null, longitude: null, high: 3 }),
  ];
  const points = communePoints(
    communes,
    (one) => one.high,
    (one) => `${one.high} sur ${one.waiting}`,
  );
  expect(points.map(({ id, sign, label }) => [id, sign, label])).toEqual([
    ["31446", "1", "Ramonville-Saint-Agne : 1 sur 4"],
    ["31069", "999", "Ramonville-Saint-Agne : 1100 sur 1200"],
  ]);
  expect(countUnplaced(communes, (one) => one.high)).toBe(3);
});
