import { expect, test } from "vitest";
import { neighbour } from "./board-columns.ts";

const HEIGHTS = [2, 0, 3, 1];

test("up and down stay in the column and stop at its ends", () => {
  expect(neighbour(HEIGHTS, { column: 0, row: 0 }, "ArrowUp")).toBeUndefined();
  expect(neighbour(HEIGHTS, { column: 0, row: 0 }, "ArrowDown")).toEqual({ column: 0, row: 1 });
  expect(neighbour(HEIGHTS, { column: 0, row: 1 }, "ArrowDown")).toBeUndefined();
});

test("left and right pass over empty columns and land on the nearest card", () => {
  expect(neighbour(HEIGHTS, { column: 0, row: 1 }, "ArrowRight")).toEqual({ column: 2, row: 1 });
  expect(neighbour(HEIGHTS, { column: 2, row: 2 }, "ArrowRight")).toEqual({ column: 3, row: 0 });
  expect(neighbour(HEIGHTS, { column: 2, row: 0 }, "ArrowLeft")).toEqual({ column: 0, row: 0 });
  expect(neighbour(HEIGHTS, { column: 3, row: 0 }, "ArrowRight")).toBeUndefined();
});
