import type { Shape } from "../contour/shape-code.ts";
import type { Around } from "./find-borders.ts";

const NEAREST = 6;

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

/** Without contours: the six nearest centres stand for those that touch. An approximation, said as such. */
export function touchingByCentres(
  all: readonly { code: string; name: string; latitude: number; longitude: number; isAtTheEdge: boolean }[],
): Around[] {
  return all.map((one) => {
    const squeeze = Math.cos((one.latitude * Math.PI) / 180);
    const nearest = all
      .filter((other) => other.code !== one.code)
      .map((other) => ({
        code: other.code,
        squared: ((other.longitude - one.longitude) * squeeze) ** 2 + (other.latitude - one.latitude) ** 2,
      }))
      .sort((a, b) => a.squared - b.squared || (a.code < b.code ? -1 : 1))
      .slice(0, NEAREST);
    return {
      code: one.code,
      name: one.name,
      isAtTheEdge: one.isAtTheEdge,
      touching: nearest.map(({ code }) => code),
    };
  });
}
