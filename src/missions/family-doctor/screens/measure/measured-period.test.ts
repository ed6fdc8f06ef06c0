import { expect, it } from "vitest";
import { pastQuarters } from "./measured-period.ts";

it("lists the quarters that are over, across the new year, with their last days", () => {
  expect(pastQuarters("2026-11-21", 4)).toEqual([
    { from: "2026-07-01", to: "2026-09-30", label: "3e trimestre 2026" },
    { from: "2026-04-01", to: "2026-06-30", label: "2e trimestre 2026" },
    { from: "2026-01-01", to: "2026-03-31", label: "1er trimestre 2026" },
    { from: "2025-10-01", to: "2025-12-31", label: "4e trimestre 2025" },
  ]);
  expect(pastQuarters("2026-10-01", 1)[0]?.to).toBe("2026-09-30");
  expect(pastQuarters("2026-03-31", 1)[0]?.to).toBe("2025-12-31");
});
