import type { Tx } from "../../../platform/db/index.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { MOST_ROWS, type PatientReference } from "../../patients/index.ts";

/**
 * Bookings of our own agendas follow the record of their patient; names as told to the doctor stay as they were copied. A
 * booking at a neighbour's keeps the id it was made with: the record merged points to the one kept.
 */
export const bookingsOfPatient: PatientReference = {
  name: "agenda.bookings",
  label: "rendez-vous dans nos agendas",
  count: async (tx, cptsId, patientId) => (await listIds(tx, cptsId, patientId)).length,
  move: async ({ actor, tx, fromId, toId }) => {
    const ids = await listIds(tx, actor.cptsId, fromId);
    if (ids.length > MOST_ROWS)
      throw conflict(
        "agenda.too-many-bookings",
        "Cette fiche a trop de rendez-vous pour être fusionnée ici.",
      );
    if (ids.length > 0) await setPatient(tx, actor.cptsId, ids, fromId, toId);
    return ids.map((id) => ({ id, details: {} }));
  },
  // One that was made anonymous since has no patient to give back.
  moveBack: async ({ actor, tx, fromId, toId }, rows) => {
    await setPatient(
      tx,
      actor.cptsId,
      rows.map((row) => row.id),
      fromId,
      toId,
    );
  },
};

const listIds = async (tx: Tx, cptsId: string, patientId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom("agenda_bookings")
      .select("id")
      .where("cpts_id", "=", cptsId)
      .where("requester_cpts_id", "=", cptsId)
      .where("patient_id", "=", patientId)
      .orderBy("id")
      .limit(MOST_ROWS + 1)
      .forUpdate()
      .execute()
  ).map((row) => row.id);

const setPatient = (tx: Tx, cptsId: string, ids: readonly string[], fromId: string, toId: string) =>
  tx
    .updateTable("agenda_bookings")
    .set({ patient_id: toId })
    .where("cpts_id", "=", cptsId)
    .where("requester_cpts_id", "=", cptsId)
    .where("patient_id", "=", fromId)
    .where("id", "in", [...ids])
    .execute();
