import { expect, test } from "vitest";
import { cutCell, drawCells, type Point } from "./draw-cells.ts";
import { inventAges } from "./invent-ages.ts";

const sites = Array.from({ length: 9 }, (_, nth) => ({
  code: `3144${nth}`,
  name: `Commune ${nth}`,
  longitude: 1.4 + (nth % 3) * 0.03 + (nth % 2) * 0.004,
  latitude: 43.5 + Math.floor(nth / 3) * 0.025,
}));

/* Square degrees, whatever the direction of the ring. */
const area = (ring: readonly Point[]): number =>
  Math.abs(
    ring.reduce((sum, [x, y], nth) => {
      const [nextX, nextY] = ring[(nth + 1) % ring.length] as Point;
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );

test("cells of neighbours share their border, and the parts of one fill it", () => {
  const cells = drawCells(sites, 3);
  const [middle] = cells.filter((cell) => cell.code === "31444");
  const others = new Set(cells.filter((cell) => cell !== middle).flatMap((cell) => cell.ring.map(String)));
  expect(middle!.ring.length).toBeGreaterThan(4);
  expect(middle!.ring.filter((point) => !others.has(String(point)))).toEqual([]);
  const parts = cutCell(
    middle!,
    ["Nord", "Ouest", "Sud"].map((name, nth) => ({ code: `3144401${nth}`, name })),
  );
  const whole = parts.reduce((sum, part) => sum + area(part.ring), 0);
  expect(whole / area(middle!.ring)).toBeCloseTo(1, 3);
});

test("invented ages add up to the population that they are given, whatever the seed", () => {
  for (const seed of [1, 2, 3]) {
    const { columns, values } = inventAges(14_870, seed);
    const of = (name: string) => values[columns.indexOf(name)] as number;
    const bands = ["POP0014", "POP1529", "POP3044", "POP4559", "POP6074", "POP75P"];
    expect(bands.reduce((sum, name) => sum + of(name), 0)).toBeCloseTo(14_870, 3);
    expect(of("H0014") + of("F0014")).toBeCloseTo(of("POP0014"), 4);
    expect(of("POP80P")).toBeLessThan(of("POP75P"));
  }
});
