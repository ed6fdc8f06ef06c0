import { expect, it } from "vitest";
import { type AwaitedReturn, pickChases } from "./pick-chase.ts";

const thresholds = { chaseAfterHours: 24, escalateAfterHours: 72 };
const endedAt = Temporal.Instant.from("2026-11-20T10:00:00Z");
const pick = (hours: number, change: Partial<AwaitedReturn> = {}) =>
  pickChases(
    [{ bookingId: "b", endedAt, returnedAt: null, chasedAt: null, escalatedAt: null, ...change }],
    endedAt.add({ hours }),
    thresholds,
  ).map((chase) => chase.to);

it("asks the professional, then tells the coordinator, each once", () => {
  const chasedAt = endedAt.add({ hours: 24 });
  expect(pick(23)).toEqual([]);
  expect(pick(24)).toEqual(["professional"]);
  expect(pick(48, { chasedAt })).toEqual([]);
  expect(pick(72, { chasedAt })).toEqual(["coordinator"]);
  expect(pick(200, { chasedAt, escalatedAt: chasedAt.add({ hours: 48 }) })).toEqual([]);
});

it("never reports someone who was not asked first, and stops at the return", () => {
  expect(pick(500)).toEqual(["professional"]);
  expect(pick(500, { returnedAt: endedAt })).toEqual([]);
  expect(pick(-2)).toEqual([]);
});

it("refuses delays in the wrong order", () => {
  expect(() => pickChases([], endedAt, { chaseAfterHours: 72, escalateAfterHours: 24 })).toThrow(
    "délais de relance",
  );
});
