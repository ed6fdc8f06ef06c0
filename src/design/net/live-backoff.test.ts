import { expect, it } from "vitest";
import { reconnectDelayMs } from "./live-backoff.ts";

it("doubles, is capped, and spreads the crowd that comes back after a restart", () => {
  expect([0, 1, 2, 3].map((attempt) => reconnectDelayMs(attempt, 0.5))).toEqual([1000, 2000, 4000, 8000]);
  expect(reconnectDelayMs(50, 0.5)).toBe(30_000);
  expect(reconnectDelayMs(50, 0)).toBe(24_000);
  expect(reconnectDelayMs(50, 1)).toBe(36_000);
});
