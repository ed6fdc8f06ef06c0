import { listReferenceValues } from "../../../core/reference/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { dayOf } from "./day-of.ts";

const CODES = [
  "to-check",
  "waiting",
  "proposed",
  "sent",
  "accepted",
  "told",
  "appointed",
  "coordination-memory",
] as const;

/** Days by state, and how long the coordination keeps a request that ended (set `family-doctor-delay`). */
export type Delays = Record<(typeof CODES)[number], number>;

export async function readDelays(tx: Tx, now: Date, zone: string): Promise<Delays> {
  const values = await listReferenceValues(tx, "family-doctor-delay", dayOf(now, zone));
  const days = new Map(values.map(({ code, attributes }) => [code, Number(attributes["days"])]));
  return Object.fromEntries(
    CODES.map((code) => {
      const found = days.get(code);
      if (found === undefined || !(found >= 0))
        throw new Error(`reference family-doctor-delay/${code} is missing`);
      return [code, found];
    }),
  ) as Delays;
}
