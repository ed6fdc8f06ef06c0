import { sql } from "kysely";
import { cptsOf, type Tx, violates } from "../../../platform/db/index.ts";
import { conflict, forbidden, notFound, type Problem } from "../../../platform/errors/problems.ts";

export const slotFull = (): Problem =>
  conflict(
    "agenda.slot-full",
    "Ce créneau vient d'être pris : choisissez-en un autre. Rien n'a été réservé.",
  );

/** What is said of a slot that was not found, before it is asked why. */
export const slotHidden = (): Problem =>
  notFound("agenda.slot-not-found", "Ce créneau n'existe pas, ou n'est plus ouvert : relancez la recherche.");

const mayNotBook = (): Problem =>
  forbidden(
    "agenda.partner-may-not-book",
    "L'accord avec cette CPTS permet de voir ses créneaux, pas de les réserver : appelez-la, ou choisissez un autre créneau.",
  );

/** What the database refused, in the words of the person; undefined when it is not a refusal but a fault. */
export function refusalOf(error: unknown): Problem | undefined {
  if (violates(error, "agenda_slots_places_taken_check")) return slotFull();
  if (violates(error, "agenda_slots_open"))
    return conflict("agenda.slot-closed", "Ce créneau a été fermé par le cabinet : choisissez-en un autre.");
  if (violates(error, "agenda_bookings_live_request_key")) {
    return conflict(
      "agenda.request-has-place",
      "Cette demande a déjà une place tenue ou réservée : libérez-la, ou déplacez-la.",
    );
  }
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  // 42501 from a policy of row-level security: the agreement does not let this CPTS book there.
  return code === "42501" ? mayNotBook() : undefined;
}

/** Why a claim found no slot: begun, or (from a neighbour, who sees only free shared slots) full, or not ours to see. */
export async function explainNoSlot(tx: Tx, hostCptsId: string, slotId: string): Promise<Problem> {
  const hidden = slotHidden();
  const seen = await tx
    .selectFrom("agenda_slots")
    .select("id")
    .where("cpts_id", "=", hostCptsId)
    .where("id", "=", slotId)
    .executeTakeFirst();
  if (seen)
    return conflict("agenda.slot-started", "Ce créneau a déjà commencé : choisissez-en un plus tard.");
  if (hostCptsId === cptsOf(tx)) return hidden;
  const { rows } = await sql<{ may: boolean; sees: boolean }>`
    select agenda_may_book(${hostCptsId}, ${slotId}) as may, ${hostCptsId}::uuid in (select territory_sharing_with_me()) as sees`.execute(
    tx,
  );
  if (rows[0]?.may) return slotFull();
  return hidden;
}
