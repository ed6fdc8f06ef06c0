import type { Tx } from "../../../platform/db/index.ts";
import { localDateOf } from "../../../platform/time/index.ts";

/** The zone of a CPTS, where there is no actor to say it. */
export const zoneOf = async (tx: Tx, cptsId: string): Promise<string> =>
  (
    await tx
      .selectFrom("territory_cpts")
      .select("time_zone")
      .where("id", "=", cptsId)
      .executeTakeFirstOrThrow()
  ).time_zone;

/** The civil date of an instant: YYYY-MM-DD. */
export const dayOf = (at: Date, zone: string): string =>
  localDateOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()), zone).toString();
