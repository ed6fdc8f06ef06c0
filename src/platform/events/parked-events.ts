import { listCptsIds, withTenant } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { countParked, releaseParked } from "./event-store.ts";

export interface ParkedEvents {
  cptsId: string;
  name: string;
  count: number;
  oldest: Date;
  /** The error of one of them, in the developers' words. */
  error: string;
}

/** What was given up after ten tries, by CPTS and name. */
export async function listParkedEvents(deps: Deps): Promise<ParkedEvents[]> {
  const parked: ParkedEvents[] = [];
  for (const cptsId of await listCptsIds(deps.db)) {
    for (const row of await withTenant(deps.db, cptsId, (tx) => countParked(tx, cptsId)))
      parked.push({
        cptsId,
        name: row.name,
        count: Number(row.parked),
        oldest: row.oldest,
        error: row.error ?? "",
      });
  }
  return parked;
}

/** Gives parked events another ten tries, once their cause is repaired. @returns how many. */
export async function retryParkedEvents(deps: Deps): Promise<number> {
  let released = 0;
  for (const cptsId of await listCptsIds(deps.db)) {
    released += (await withTenant(deps.db, cptsId, (tx) => releaseParked(tx, cptsId))).length;
    deps.wake(cptsId);
  }
  return released;
}
