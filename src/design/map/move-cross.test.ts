import { expect, it } from "vitest";
import { moveCross } from "./move-cross.ts";

const size = { x: 300, y: 200 };

it("moves by a step, by a long one with Shift, and leaves other keys alone", () => {
  expect(moveCross("ArrowLeft", false, { x: 150, y: 100 }, size)).toEqual({
    cross: { x: 138, y: 100 },
    pan: { x: 0, y: 0 },
  });
  expect(moveCross("ArrowDown", true, { x: 150, y: 100 }, size)?.cross).toEqual({ x: 150, y: 160 });
  expect(moveCross("a", false, { x: 150, y: 100 }, size)).toBeNull();
});

it("moves the ground when the cross would leave the map", () => {
  expect(moveCross("ArrowRight", true, { x: 260, y: 100 }, size)).toEqual({
    cross: { x: 272, y: 100 },
    pan: { x: 48, y: 0 },
  });
  expect(moveCross("ArrowUp", false, { x: 150, y: 28 }, size)).toEqual({
    cross: { x: 150, y: 28 },
    pan: { x: 0, y: -12 },
  });
});

it("stays in the middle of a map smaller than its margins", () => {
  expect(moveCross("ArrowRight", false, { x: 20, y: 20 }, { x: 40, y: 40 })?.cross).toEqual({ x: 20, y: 20 });
});
