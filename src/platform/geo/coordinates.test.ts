import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areValidCoordinates, boundingBox, distanceMeters } from "./index.ts";

const point = fc.record({
  latitude: fc.double({ min: -85, max: 85, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe("distanceMeters", () => {
  it("gives the known length of a degree and of Toulouse to Paris", () => {
    expect(distanceMeters({ latitude: 43, longitude: 1 }, { latitude: 44, longitude: 1 })).toBeCloseTo(
      111_195,
      -1,
    );
    const toulouse = { latitude: 43.6045, longitude: 1.444 };
    const paris = { latitude: 48.8566, longitude: 2.3522 };
    expect(distanceMeters(toulouse, paris) / 1000).toBeCloseTo(588, -1);
  });

  it("keeps its precision near the antipodes", () => {
    const far = { latitude: 0, longitude: -179.99999790869023 };
    const step = { latitude: 6.037091348628667e-7, longitude: 0 };
    const origin = { latitude: 0, longitude: 0 };
    expect(distanceMeters(origin, far)).toBeLessThanOrEqual(
      distanceMeters(origin, step) + distanceMeters(step, far) + 0.001,
    );
  });

  it("is a distance: zero to itself, symmetric, triangle inequality", () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distanceMeters(a, a)).toBe(0);
        expect(distanceMeters(a, b)).toBeCloseTo(distanceMeters(b, a), 4);
        expect(distanceMeters(a, c)).toBeLessThanOrEqual(distanceMeters(a, b) + distanceMeters(b, c) + 0.01);
      }),
    );
  });
});

describe("boundingBox", () => {
  it("holds every point within the radius", () => {
    fc.assert(
      fc.property(
        point,
        point,
        fc.double({ min: 1, max: 2_000_000, noNaN: true }),
        (centre, other, radius) => {
          fc.pre(distanceMeters(centre, other) <= radius);
          const box = boundingBox(centre, radius + 1);
          expect(other.latitude).toBeGreaterThanOrEqual(box.south);
          expect(other.latitude).toBeLessThanOrEqual(box.north);
          expect(other.longitude).toBeGreaterThanOrEqual(box.west);
          expect(other.longitude).toBeLessThanOrEqual(box.east);
        },
      ),
      { numRuns: 50, maxSkipsPerRun: 10_000 },
    );
  });

  it("is not wider than it must be", () => {
    const box = boundingBox({ latitude: 43.6, longitude: 1.44 }, 10_000);
    expect(
      distanceMeters({ latitude: 43.6, longitude: box.west }, { latitude: 43.6, longitude: 1.44 }),
    ).toBeLessThan(10_010);
  });
});

it("knows what is not a point", () => {
  expect(areValidCoordinates({ latitude: Number.NaN, longitude: 0 })).toBe(false);
  expect(areValidCoordinates({ latitude: 91, longitude: 0 })).toBe(false);
  expect(areValidCoordinates({ latitude: -21.1, longitude: 55.5 })).toBe(true);
});
