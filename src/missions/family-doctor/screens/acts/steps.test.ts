import { expect, test } from "vitest";
import type { RequestStatus } from "../../contract.ts";
import { STEPS, stepBetween, stepsFrom } from "./steps.ts";

const STATUSES: RequestStatus[] = [
  "to-check",
  "waiting",
  "proposed",
  "sent",
  "accepted",
  "told",
  "appointed",
  "closed",
];

test("every open state may go forward and may be closed; a closed one goes nowhere by a drag", () => {
  for (const status of STATUSES.filter((one) => one !== "closed")) {
    const [first] = stepsFrom(status);
    expect(STATUSES.indexOf(STEPS[first as keyof typeof STEPS].to)).toBeGreaterThan(STATUSES.indexOf(status));
    expect(stepsFrom(status)).toContain("close");
  }
  expect(stepsFrom("closed")).toEqual([]);
});

test("a card is dropped only where an act leads", () => {
  expect(stepBetween("waiting", "sent")).toBeUndefined();
  expect(stepBetween("waiting", "proposed")).toBe("propose");
  expect(stepBetween("sent", "waiting")).toBe("withdraw");
  expect(stepBetween("accepted", "appointed")).toBe("appoint");
  for (const status of STATUSES) expect(stepBetween(status, status)).toBeUndefined();
});

test("dropped at the end, a patient with a doctor is declared and one without is closed with a reason", () => {
  expect(stepBetween("appointed", "closed")).toBe("declare");
  expect(stepBetween("waiting", "closed")).toBe("close");
});
