import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import { newId, type Tables, type Tx } from "../../../platform/db/index.ts";

export type RequestRow = Selectable<Tables["mt_requests"]>;
export type NewRequestRow = Insertable<Tables["mt_requests"]>;
export type RequestChange = Updateable<Tables["mt_requests"]>;
export type EventRow = Selectable<Tables["mt_request_events"]>;

export const findRequest = (tx: Tx, cptsId: string, id: string): Promise<RequestRow | undefined> =>
  tx
    .selectFrom("mt_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** The row that serialises all that happens to one request. */
export const lockRequest = (tx: Tx, cptsId: string, id: string): Promise<RequestRow | undefined> =>
  tx
    .selectFrom("mt_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

/** The open request of a patient: the database allows one. */
export const findOpenRequestOf = (
  tx: Tx,
  cptsId: string,
  patientId: string,
): Promise<RequestRow | undefined> =>
  tx
    .selectFrom("mt_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("patient_id", "=", patientId)
    .where("status", "<>", "closed")
    .executeTakeFirst();

/** Undefined when the patient has an open request: `mt_requests_open_key` is the judge, and the transaction goes on. */
export const insertRequest = (tx: Tx, row: NewRequestRow): Promise<RequestRow | undefined> =>
  tx
    .insertInto("mt_requests")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["cpts_id", "patient_id"]).where("status", "<>", "closed").doNothing(),
    )
    .returningAll()
    .executeTakeFirst();

/** One more version, whatever changes. */
export const updateRequest = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: RequestChange,
): Promise<RequestRow> =>
  tx
    .updateTable("mt_requests")
    .set({ ...change, version: sql`version + 1` })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** To another record of the same patient; the version stays. */
export const handOver = (tx: Tx, cptsId: string, id: string, change: { patient_id: string }) =>
  tx.updateTable("mt_requests").set(change).where("cpts_id", "=", cptsId).where("id", "=", id).execute();

/** MT-26-0001. Two openings in one CPTS take their numbers in turn: they are said on the phone, so they are short. */
export async function takeReference(tx: Tx, cptsId: string, year: number): Promise<string> {
  const row = await tx
    .insertInto("mt_counters")
    .values({ cpts_id: cptsId, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict.columns(["cpts_id", "year"]).doUpdateSet({ last_number: sql`mt_counters.last_number + 1` }),
    )
    .returning("last_number")
    .executeTakeFirstOrThrow();
  return `MT-${String(year % 100).padStart(2, "0")}-${String(row.last_number).padStart(4, "0")}`;
}

export interface NewEvent {
  requestId: string;
  at: Date;
  userId: string | null;
  userLabel: string;
  kind: string;
  /** French, read by people: « Proposée au Dr Alix Bernard ». */
  sentence: string;
  details?: Record<string, unknown>;
}

export const insertRequestEvent = (tx: Tx, cptsId: string, event: NewEvent) =>
  tx
    .insertInto("mt_request_events")
    .values({
      cpts_id: cptsId,
      id: newId(),
      request_id: event.requestId,
      at: event.at,
      user_id: event.userId,
      user_label: event.userLabel.slice(0, 200),
      kind: event.kind,
      sentence: event.sentence.slice(0, 500),
      details: JSON.stringify(event.details ?? {}),
    })
    .execute();
