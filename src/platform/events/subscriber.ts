import type { Tx } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import type { DomainEvent } from "./publish-event.ts";

/**
 * What a slice does when it hears an event: queries in the given transaction of the event's CPTS, which also marks the
 * event as told. It runs again if it fails, so it must not depend on running once. Mail leaves by a job, not from here.
 */
export interface Subscriber {
  event: string;
  /** Slice and purpose, for the journal: `notify: tell the doctor` */
  name: string;
  handle: (deps: Deps, tx: Tx, event: DomainEvent & { cptsId: string; id: string }) => Promise<void>;
}
