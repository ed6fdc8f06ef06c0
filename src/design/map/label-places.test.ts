import { expect, it } from "vitest";
import { boundsOf, chooseLabels } from "./label-places.ts";

const box = (id: string, x: number, y: number) => ({ id, x, y, width: 80, height: 16 });

it("writes the first of two names that would touch", () => {
  expect([...chooseLabels([box("Toulouse", 0, 0), box("Balma", 60, 4), box("Muret", 0, 40)])]).toEqual([
    "Toulouse",
    "Muret",
  ]);
});

it("holds every known point, and says when there is none", () => {
  expect(
    boundsOf([
      { lat: 43.6, lon: 1.44 },
      { lat: 43.5, lon: 1.6 },
      { lat: Number.NaN, lon: 0 },
    ]),
  ).toEqual([
    [43.5, 1.44],
    [43.6, 1.6],
  ]);
  expect(boundsOf([])).toBeNull();
});
