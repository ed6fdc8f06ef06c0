import { afterCommit, cptsOf, newId, type Tx } from "../db/index.ts";
import type { Deps } from "../deps.ts";

/** Something that happened in a slice, told to the others. `payload` holds ids and codes only. */
export interface DomainEvent {
  /** `slice.past-participle`: `unscheduled-care.booking-made` */
  name: string;
  payload: Record<string, string | number | boolean | null>;
}

/** Writes the event in the transaction that makes it true; the dispatcher tells it after the commit. */
export const publishEvent = (deps: Deps, tx: Tx, event: DomainEvent): Promise<void> =>
  publishEvents(deps, tx, [event]);

/** The same of several, in one statement; none writes nothing. */
export async function publishEvents(deps: Deps, tx: Tx, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const cptsId = cptsOf(tx);
  await tx
    .insertInto("events_outbox")
    .values(
      events.map(({ name, payload }) => ({
        cpts_id: cptsId,
        id: newId(),
        name,
        payload: JSON.stringify(payload),
      })),
    )
    .execute();
  afterCommit(tx, () => deps.wake(cptsId));
}
