import { afterEach, expect, it, vi } from "vitest";
import { readNow } from "./use-now.ts";

afterEach(() => vi.useRealTimers());

it("gives one answer to all who ask in one go, and a fresh one a second later", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(Date.now() + 3_600_000);
  const first = readNow();
  expect(first).toBe(Date.now());
  vi.setSystemTime(first + 1_500);
  expect(readNow()).toBe(first);
  await Promise.resolve();
  expect(readNow()).toBe(first + 1_500);
});
