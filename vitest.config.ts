import { defineConfig } from "vitest/config";

const database = { globalSetup: ["tools/testing/global-setup.ts"], testTimeout: 30_000, hookTimeout: 60_000 };

const browser = {
  globalSetup: ["e2e/global-setup.ts"],
  fileParallelism: false,
  maxConcurrency: 3,
  // A real browser beside a real database on two cores misses a beat once in a few hundred journeys; what fails twice fails.
  retry: 1,
  testTimeout: 120_000,
  hookTimeout: 180_000,
  // As long as a journey waits for an element: by itself a poll gives up after one second, which a busy machine exceeds.
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...database,
          name: "unit",
          include: ["src/**/*.test.ts", "src/**/*.test.tsx", "tools/**/*.test.ts"],
          exclude: ["**/*.race.test.ts", "**/*.fault.test.ts"],
          // Vitest keeps a core for itself: on two that would be one file at a time. Half of a file's time it waits, for PostgreSQL or a process.
          maxWorkers: 3,
          // Files of one worker share what they import: processor time of src/core and src/design 61 s instead of 87.
          isolate: false,
        },
      },
      // Races, faults and benchmarks want the machine for themselves: one file at a time.
      {
        test: {
          ...database,
          name: "race",
          include: [
            "src/**/*.race.test.ts",
            "src/**/*.fault.test.ts",
            "tools/**/*.fault.test.ts",
            "bench/**/*.test.ts",
          ],
          fileParallelism: false,
          // As above: a sixth of the races' time was reading the same modules again for each file.
          isolate: false,
          testTimeout: 180_000,
        },
      },
      {
        test: {
          ...browser,
          name: "journeys",
          include: ["e2e/**/*.journey.ts"],
          exclude: ["e2e/every-screen.journey.ts"],
        },
      },
      // Looks at every place and touches nothing.
      { test: { ...browser, name: "screens", include: ["e2e/every-screen.journey.ts"] } },
    ],
  },
});
