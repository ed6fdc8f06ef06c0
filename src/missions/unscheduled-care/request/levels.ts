import { listReferenceValues } from "../../../core/reference/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import type { PriorityLevel } from "../contract.ts";
import type { Level } from "../triage/call-sheet.ts";

/** A level of the reference, with what screens show. */
export type KnownLevel = Level & PriorityLevel;

const dayOf = (now: Date, zone: string): string =>
  localDateOf(Temporal.Instant.fromEpochMilliseconds(now.getTime()), zone).toString();

/** The levels in force, the most urgent first. */
export async function readLevels(tx: Tx, now: Date, zone: string): Promise<KnownLevel[]> {
  const values = await listReferenceValues(tx, "priority-level", dayOf(now, zone));
  return values
    .map(({ code, label, attributes }) => ({
      code,
      label,
      rank: Number(attributes["rank"] ?? 99),
      withinHours: typeof attributes["withinHours"] === "number" ? attributes["withinHours"] : null,
      colour: String(attributes["colour"] ?? "gray"),
      advice: String(attributes["advice"] ?? ""),
      emergencyCall: attributes["emergencyCall"] === true,
    }))
    .sort((a, b) => a.rank - b.rank);
}

/** The limit of a level, counted from the call; null when it has none. */
export const limitOf = (level: Level | undefined, from: Date): Date | null =>
  level && level.withinHours !== null ? new Date(from.getTime() + level.withinHours * 3_600_000) : null;

/** A pace in minutes by code; the second code answers where the first has no value of its own. */
export type Paces = (code: string, otherwise?: string) => number;

/** Paces of the desk and of the returns (set `unscheduled-care-delay`). */
export async function readPaces(tx: Tx, now: Date, zone: string): Promise<Paces> {
  const values = await listReferenceValues(tx, "unscheduled-care-delay", dayOf(now, zone));
  const minutes = new Map(values.map(({ code, attributes }) => [code, Number(attributes["minutes"])]));
  return (code, otherwise = code) => {
    const found = minutes.get(code) ?? minutes.get(otherwise);
    if (found === undefined || !(found > 0))
      throw new Error(`reference unscheduled-care-delay/${code} is missing`);
    return found;
  };
}

/** The zone of a CPTS, where there is no actor to say it. */
export const zoneOf = async (tx: Tx, cptsId: string): Promise<string> =>
  (
    await tx
      .selectFrom("territory_cpts")
      .select("time_zone")
      .where("id", "=", cptsId)
      .executeTakeFirstOrThrow()
  ).time_zone;
