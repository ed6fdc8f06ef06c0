import { sql } from "kysely";
import { MOST_ROWS, type Move, type PatientReference } from "../../../core/patients/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { insertRequestEvent } from "./request-store.ts";

/** Requests follow the record of their patient; nothing else of them moves, not even their clocks. */
export const requestsOfPatient: PatientReference = {
  name: "unscheduled-care.requests",
  label: "demandes de soins non programmés",
  count: async (tx, cptsId, patientId) =>
    Number(
      (
        await tx
          .selectFrom("snp_requests")
          .select((where) => where.fn.countAll().as("n"))
          .where("cpts_id", "=", cptsId)
          .where("patient_id", "=", patientId)
          .executeTakeFirstOrThrow()
      ).n,
    ),
  move: async (move) => {
    const ids = await lockIdsOf(move.tx, move.actor.cptsId, move.fromId);
    if (ids.length > MOST_ROWS)
      throw conflict(
        "unscheduled-care.too-many-requests",
        "Cette fiche a trop de demandes de soins pour être fusionnée ici.",
      );
    for (const id of ids)
      await follow(move, id, "patient-merged", "La fiche du patient a été fusionnée : la demande la suit.");
    return ids.map((id) => ({ id, details: {} }));
  },
  // One that was made anonymous since has no patient to give back.
  moveBack: async (move, rows) => {
    const still = new Set(await lockIdsOf(move.tx, move.actor.cptsId, move.fromId));
    for (const { id } of rows.filter((row) => still.has(row.id)))
      await follow(move, id, "patient-unmerged", "La fusion est défaite : la demande revient à sa fiche.");
  },
};

const lockIdsOf = async (tx: Tx, cptsId: string, patientId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom("snp_requests")
      .select("id")
      .where("cpts_id", "=", cptsId)
      .where("patient_id", "=", patientId)
      .orderBy("id")
      .limit(MOST_ROWS + 1)
      .forUpdate()
      .execute()
  ).map((row) => row.id);

async function follow({ deps, actor, tx, toId }: Move, id: string, kind: string, sentence: string) {
  // Without `updated_at`: what stands still is not younger because its patient has another record.
  await tx
    .updateTable("snp_requests")
    .set({ patient_id: toId, version: sql`version + 1` })
    .where("cpts_id", "=", actor.cptsId)
    .where("id", "=", id)
    .execute();
  await insertRequestEvent(tx, actor.cptsId, {
    requestId: id,
    at: nowOf(deps),
    userId: actor.userId,
    userLabel: actor.label,
    kind,
    sentence,
    details: {},
  });
  await recordAct(deps, actor, tx, {
    action: `unscheduled-care.${kind}`,
    subjectKind: "request",
    subjectId: id,
    patientId: toId,
  });
  tellScreens(deps, tx, actor.cptsId, { topic: "request", id });
}
