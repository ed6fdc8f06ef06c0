import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import { newId, type Tables, type Tx } from "../../../platform/db/index.ts";

export type RequestRow = Selectable<Tables["snp_requests"]>;
export type RequestChange = Updateable<Tables["snp_requests"]>;
export type EventRow = Selectable<Tables["snp_request_events"]>;

export const findRequest = (tx: Tx, cptsId: string, id: string): Promise<RequestRow | undefined> =>
  tx
    .selectFrom("snp_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** The row that serialises all that happens to one request. */
export const lockRequest = (tx: Tx, cptsId: string, id: string): Promise<RequestRow | undefined> =>
  tx
    .selectFrom("snp_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const insertRequest = (tx: Tx, row: Insertable<Tables["snp_requests"]>): Promise<RequestRow> =>
  tx.insertInto("snp_requests").values(row).returningAll().executeTakeFirstOrThrow();

/** One more version, whatever changes. */
export const updateRequest = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: RequestChange,
): Promise<RequestRow> =>
  tx
    .updateTable("snp_requests")
    .set({ ...change, version: sql`version + 1` })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** SNP-26-0001. Two requests of one CPTS take their numbers in turn; an abandoned draft keeps its own. */
export async function takeReference(tx: Tx, cptsId: string, year: number): Promise<string> {
  const row = await tx
    .insertInto("snp_counters")
    .values({ cpts_id: cptsId, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict.columns(["cpts_id", "year"]).doUpdateSet({ last_number: sql`snp_counters.last_number + 1` }),
    )
    .returning("last_number")
    .executeTakeFirstOrThrow();
  return `SNP-${String(year % 100).padStart(2, "0")}-${String(row.last_number).padStart(4, "0")}`;
}

export interface NewEvent {
  requestId: string;
  at: Date;
  userId: string | null;
  userLabel: string;
  kind: string;
  /** French, read by people: « Niveau choisi : à voir dans les 24 heures ». */
  sentence: string;
  details?: Record<string, unknown>;
}

export const insertRequestEvent = (tx: Tx, cptsId: string, event: NewEvent) =>
  tx
    .insertInto("snp_request_events")
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

// Steps of one millisecond: the version of the request after each says which came first (UUID v7 does not, within one).
const VERSION = sql`coalesce((details->>'version')::int, 0)`;

export const listRequestEvents = (tx: Tx, cptsId: string, requestId: string): Promise<EventRow[]> =>
  tx
    .selectFrom("snp_request_events")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .orderBy("at")
    .orderBy(VERSION)
    .orderBy("id")
    .limit(1_000)
    .execute();

export const findLastEvent = (tx: Tx, cptsId: string, requestId: string): Promise<EventRow | undefined> =>
  tx
    .selectFrom("snp_request_events")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .orderBy("at", "desc")
    .orderBy(VERSION, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

/** Whether a step of this kind stands in the story, at that instant or later. */
export const hasEventSince = async (
  tx: Tx,
  cptsId: string,
  requestId: string,
  kind: string,
  since: Date,
): Promise<boolean> =>
  (await tx
    .selectFrom("snp_request_events")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .where("kind", "=", kind)
    .where("at", ">=", since)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export const countAttempts = async (tx: Tx, cptsId: string, requestId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("snp_request_events")
        .select((select) => select.fn.countAll().as("n"))
        .where("cpts_id", "=", cptsId)
        .where("request_id", "=", requestId)
        .where("kind", "=", "callback-attempt")
        .executeTakeFirstOrThrow()
    ).n,
  );
