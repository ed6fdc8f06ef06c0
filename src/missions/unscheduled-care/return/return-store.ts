import { type Selectable, sql } from "kysely";
import { newId, type Tables, type Tx } from "../../../platform/db/index.ts";

export type ReturnRow = Selectable<Tables["snp_returns"]>;

/** The return in force of a booking, in the host's tenant or, read only, in that of the CPTS that asked. */
export const findReturn = (tx: Tx, hostCptsId: string, bookingId: string): Promise<ReturnRow | undefined> =>
  tx
    .selectFrom("snp_returns")
    .selectAll()
    .where("cpts_id", "=", hostCptsId)
    .where("booking_id", "=", bookingId)
    .where("replaced_at", "is", null)
    .executeTakeFirst();

export const findFirstReturn = (tx: Tx, hostCptsId: string, bookingId: string) =>
  tx
    .selectFrom("snp_returns")
    .select("at")
    .where("cpts_id", "=", hostCptsId)
    .where("booking_id", "=", bookingId)
    .orderBy("at")
    .limit(1)
    .executeTakeFirst();

export const replaceReturn = (tx: Tx, hostCptsId: string, id: string, at: Date) =>
  tx
    .updateTable("snp_returns")
    .set({ replaced_at: at })
    .where("cpts_id", "=", hostCptsId)
    .where("id", "=", id)
    .execute();

export async function insertReturn(tx: Tx, row: Omit<ReturnRow, "id" | "replaced_at">): Promise<ReturnRow> {
  return tx
    .insertInto("snp_returns")
    .values({ ...row, id: newId() })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Every return of a request, replaced ones included, as the CPTS that asked sees them. */
export const listReturns = (tx: Tx, requesterCptsId: string, requestId: string): Promise<ReturnRow[]> =>
  tx
    .selectFrom("snp_returns")
    .selectAll()
    .where("requester_cpts_id", "=", requesterCptsId)
    .where("request_id", "=", requestId)
    .orderBy("at")
    .orderBy("id")
    .limit(50)
    .execute();

/** Visits over and not answered yet, of these professionals of this CPTS, the oldest first. */
export const listAwaited = (tx: Tx, cptsId: string, professionalIds: readonly string[], now: Date) =>
  tx
    .selectFrom("agenda_bookings as b")
    .leftJoin("snp_returns as t", (join) =>
      join
        .onRef("t.cpts_id", "=", "b.cpts_id")
        .onRef("t.booking_id", "=", "b.id")
        .on("t.replaced_at", "is", null),
    )
    .select(["b.id", "b.professional_id", "b.patient_family_name", "b.patient_given_name", "b.place"])
    .where("b.cpts_id", "=", cptsId)
    .where("b.professional_id", "in", [...professionalIds])
    .where("b.request_id", "is not", null)
    .where("b.status", "in", ["booked", "arrived", "seen"])
    .where("t.id", "is", null)
    .where(sql<boolean>`(b.place->>'endsAt')::timestamptz <= ${now}`)
    .where("b.created_at", ">", new Date(now.getTime() - 90 * 86_400_000))
    .orderBy(sql`b.place->>'startsAt'`)
    .limit(200)
    .execute();

/** Requests of this CPTS whose visit should be over since `before` and whose return has not come. */
export const listUnreturned = (tx: Tx, cptsId: string, before: Date) =>
  tx
    .selectFrom("snp_requests as r")
    .innerJoin("agenda_bookings as b", (join) =>
      join.onRef("b.cpts_id", "=", "r.booking_cpts_id").onRef("b.id", "=", "r.booking_id"),
    )
    .select([
      "r.id",
      "r.reference",
      "r.booking_cpts_id",
      "r.booking_id",
      "r.appointment_at",
      "r.chased_at",
      "r.escalated_at",
      "b.place",
    ])
    .where("r.cpts_id", "=", cptsId)
    .where("r.status", "in", ["booked", "seen"])
    .where("r.returned_at", "is", null)
    .where("r.escalated_at", "is", null)
    .where("r.appointment_at", "<=", before)
    .orderBy("r.appointment_at")
    .limit(500)
    .execute();

export const listEscalated = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("snp_requests as r")
    .leftJoin("agenda_bookings as b", (join) =>
      join.onRef("b.cpts_id", "=", "r.booking_cpts_id").onRef("b.id", "=", "r.booking_id"),
    )
    .select(["r.id", "r.reference", "r.appointment_at", "r.chased_at", "r.escalated_at", "b.place"])
    .where("r.cpts_id", "=", cptsId)
    .where("r.status", "in", ["booked", "seen"])
    .where("r.escalated_at", "is not", null)
    .orderBy("r.appointment_at")
    .limit(200)
    .execute();
