import type { Shape } from "../contour/shape-code.ts";
import type { Around } from "./find-borders.ts";

const DIRECTIONS = 6;
/** About 9 km: communes that touch are nearer. */
const REACH_DEGREES = 0.08;

/** Who touches whom, by contours: two communes that share two points of their borders. The simplification keeps shared borders alike. */
export function touchingByContours(
  all: readonly { code: string; name: string; shape: Shape; isAtTheEdge: boolean }[],
): Around[] {
  const byPoint = new Map<string, number[]>();
  all.forEach(({ shape }, index) => {
    const own = new Set(shape.flat(2).map(([x, y]) => `${x} ${y}`));
    for (const point of own) {
      const there = byPoint.get(point);
      if (there) there.push(index);
      else byPoint.set(point, [index]);
    }
  });
  const shared = all.map(() => new Map<number, number>());
  for (const there of byPoint.values())
    for (const one of there)
      for (const other of there)
        if (one !== other) shared[one]!.set(other, (shared[one]!.get(other) ?? 0) + 1);
  return all.map(({ code, name, isAtTheEdge }, index) => ({
    code,
    name,
    isAtTheEdge,
    touching: [...shared[index]!].flatMap(([other, points]) => (points >= 2 ? [all[other]!.code] : [])),
  }));
}

/**
 * Without contours: the nearest centre in each of six directions stands for those that touch. Where a direction has none within reach,
 * nothing can be said. An approximation, said as such.
 */
export function touchingByCentres(
  all: readonly { code: string; name: string; latitude: number; longitude: number; isAtTheEdge: boolean }[],
): Around[] {
  return all.map((one) => {
    const squeeze = Math.cos((one.latitude * Math.PI) / 180);
    const nearest = new Map<number, { code: string; squared: number }>();
    for (const other of all) {
      const [east, north] = [(other.longitude - one.longitude) * squeeze, other.latitude - one.latitude];
      const squared = east * east + north * north;
      if (other.code === one.code || squared > REACH_DEGREES ** 2) continue;
      const direction =
        Math.floor(((Math.atan2(north, east) + Math.PI) / (2 * Math.PI)) * DIRECTIONS) % DIRECTIONS;
      const before = nearest.get(direction);
      if (!before || squared < before.squared) nearest.set(direction, { code: other.code, squared });
    }
    return {
      code: one.code,
      name: one.name,
      isAtTheEdge: one.isAtTheEdge || nearest.size < DIRECTIONS,
      touching: [...nearest.values()].map(({ code }) => code),
    };
  });
}
