import { listReferenceValues, type ReferenceValue } from "../../../core/reference/index.ts";
import type { PlatformTx } from "../../../platform/db/index.ts";
import { readDelays } from "../circuit/delays.ts";
import type { ClockRules } from "./contract-dates.ts";

/** The delays that a contract signed on that local day lives by, and where they were read. */
export async function readRules(
  tx: PlatformTx,
  signedOn: string,
): Promise<{ rules: ClockRules; sources: string[] }> {
  const missions = await listReferenceValues(tx, "mission", signedOn);
  const periods = await listReferenceValues(tx, "contract-period", signedOn);
  const delay = await readDelays(tx, signedOn);
  const months = (code: string): number => {
    const found = periods.find((one) => one.code === code);
    if (!found) throw new Error(`no period ${code} in contract-period`);
    return Number(found.attributes["months"]);
  };
  return {
    rules: {
      missions: missions.map((one) => ({
        code: one.code,
        label: one.label,
        isCore: one.attributes["core"] === true,
        startMonths: monthsOf(one, "startWithinMonths"),
        fullMonths: monthsOf(one, "fullDeploymentWithinMonths"),
      })),
      anniversaryMonths: months("anniversary"),
      contractMonths: months("duration"),
      crisisPlanMonths: months("crisis-plan-update"),
      renewalPreparationMonths: months("renewal-preparation"),
      reportDays: delay("activity-report"),
    },
    sources: [...new Set([...missions, ...periods].map((one) => one.source))].sort(),
  };
}

function monthsOf(value: ReferenceValue, name: string): number | null {
  const found = value.attributes[name];
  return typeof found === "number" && Number.isInteger(found) && found >= 0 ? found : null;
}
