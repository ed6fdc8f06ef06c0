import { expect, it } from "vitest";
import { nextSort, sortRows } from "./sort-rows.ts";

const sorted = (values: (string | number | null)[], descending = false) =>
  sortRows(values, (value) => value, descending);

it("sorts as French does, numbers inside words too", () => {
  expect(sorted(["zèbre", "Éole", "ane", "Cabinet 10", "cabinet 2"])).toEqual([
    "ane",
    "cabinet 2",
    "Cabinet 10",
    "Éole",
    "zèbre",
  ]);
});

it("puts what is missing last, up and down", () => {
  expect(sorted([3, null, 1, 2])).toEqual([1, 2, 3, null]);
  expect(sorted([3, null, 1, 2], true)).toEqual([3, 2, 1, null]);
});

it("turns up, down, off", () => {
  const up = nextSort(null, "a");
  const down = nextSort(up, "a");
  expect([up, down, nextSort(down, "a")]).toEqual([
    { key: "a", descending: false },
    { key: "a", descending: true },
    null,
  ]);
  expect(nextSort(down, "b")).toEqual({ key: "b", descending: false });
});
