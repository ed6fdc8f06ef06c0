import { afterCommit, cptsOf, newId, type Tx } from "../db/index.ts";
import type { Deps } from "../deps.ts";

/** Something that happened in a slice, told to the others. `payload` holds ids and codes only. */
export interface DomainEvent {
  /** `slice.past-participle`: `unscheduled-care.booking-made` */
  name: string;
  payload: Record<string, string | number | boolean | null>;
}

/** Writes the event in the transaction that makes it true; the dispatcher tells it after the commit. */
export async function publishEvent(deps: Deps, tx: Tx, event: DomainEvent): Promise<void> {
  const cptsId = cptsOf(tx);
  await tx
    .insertInto("events_outbox")
    .values({ cpts_id: cptsId, id: newId(), name: event.name, payload: JSON.stringify(event.payload) })
    .execute();
  afterCommit(tx, () => deps.wake(cptsId));
}
