import { MOST_ROWS, type Move, type MovedRow, type PatientReference } from "../../../core/patients/index.ts";
import { type Tx, violates } from "../../../platform/db/index.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { moveRequest } from "../request/move-request.ts";
import {
  handOver,
  insertRequestEvent,
  lockRequest,
  type RequestRow,
  updateRequest,
} from "../request/request-store.ts";
import { findLastEvent } from "../request/story-store.ts";

/** What is needed to put a row back. */
interface Kept {
  /** The row came from the record dropped; else it was the kept one's, and was only closed. */
  moved: boolean;
  /** Closed as a double: its former state. */
  closed?: { status: string; standsSince: string };
}

/**
 * Searches for a doctor follow the record of their patient. Two open ones become one: the elder stays, the other is closed as
 * a double, and reopened when the merge is undone. One that a doctor already has in hands is never closed so.
 */
export const searchesOfPatient: PatientReference = {
  name: "family-doctor.requests",
  label: "recherches de médecin traitant",
  count: async (tx, cptsId, patientId) => (await lockOf(tx, cptsId, [patientId])).length,
  move: async (move) => {
    const rows = await lockOf(move.tx, move.actor.cptsId, [move.fromId, move.toId]);
    if (rows.length > MOST_ROWS)
      throw conflict(
        "family-doctor.too-many-requests",
        "Ces fiches ont trop de recherches pour être fusionnées ici.",
      );
    const closed = await closeYounger(move, rows);
    const moved: MovedRow[] = [];
    for (const row of rows) {
      const isMoved = row.patient_id === move.fromId;
      if (isMoved)
        await follow(
          move,
          row.id,
          row.status === "closed" || closed?.id === row.id,
          "patient-merged",
          "La fiche du patient a été fusionnée : la demande la suit.",
        );
      const was = closed?.id === row.id ? { closed: closed.was } : {};
      if (isMoved || closed?.id === row.id) moved.push({ id: row.id, details: { moved: isMoved, ...was } });
    }
    return moved;
  },
  moveBack: async (move, rows) => {
    try {
      for (const row of rows) await giveBack(move, row.id, row.details as unknown as Kept);
      for (const row of rows) await reopen(move, row.id, row.details as unknown as Kept);
    } catch (error) {
      if (violates(error, "mt_requests_open_key"))
        throw conflict(
          "family-doctor.opened-since",
          "Une autre recherche de médecin traitant a été ouverte depuis pour ce patient : terminez-la d'abord, puis défaites la fusion.",
        );
      throw error;
    }
  },
};

const lockOf = (tx: Tx, cptsId: string, patientIds: string[]): Promise<RequestRow[]> =>
  tx
    .selectFrom("mt_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("patient_id", "in", patientIds)
    .orderBy("id")
    .limit(MOST_ROWS + 1)
    .forUpdate()
    .execute();

async function closeYounger(
  move: Move,
  rows: readonly RequestRow[],
): Promise<{ id: string; was: NonNullable<Kept["closed"]> } | null> {
  const [elder, younger] = rows.filter((row) => row.status !== "closed").sort(byAge);
  if (!elder || !younger) return null;
  if (!["to-check", "waiting"].includes(younger.status))
    throw conflict(
      "family-doctor.twin-in-hands",
      `La recherche ${younger.reference} est déjà proposée à un médecin ou acceptée : retirez la proposition, ou terminez l'autre recherche (${elder.reference}), puis fusionnez.`,
    );
  await moveRequest(move.deps, move.actor, move.tx, younger, {
    to: "closed",
    change: { end_reason: "twin", closed_at: nowOf(move.deps) },
    kind: "closed-as-twin",
    sentence: `Demande terminée : même patient que la demande ${elder.reference}, plus ancienne.`,
    details: { elderId: elder.id },
  });
  const standsSince = younger.stands_since.toISOString();
  return { id: younger.id, was: { status: younger.status, standsSince } };
}

const byAge = (a: RequestRow, b: RequestRow): number =>
  a.waiting_since.getTime() - b.waiting_since.getTime() || (a.id < b.id ? -1 : 1);

async function giveBack(move: Move, id: string, { moved, closed }: Kept): Promise<void> {
  const row = await lockRequest(move.tx, move.actor.cptsId, id);
  // One that was made anonymous since has no patient to give back.
  if (!row?.patient_id) return;
  if (closed && !(await isStillTwin(move.tx, row)))
    throw conflict(
      "family-doctor.changed-since",
      `La recherche ${row.reference}, close en double, a été modifiée depuis : la fusion ne peut plus être défaite.`,
    );
  if (!moved) return;
  if (row.patient_id !== move.fromId)
    throw conflict(
      "family-doctor.moved-since",
      `La recherche ${row.reference} a changé de patient depuis : défaites d'abord la fusion la plus récente.`,
    );
  const isClosed = row.status === "closed";
  await follow(
    move,
    id,
    isClosed,
    "patient-unmerged",
    "La fusion est défaite : la demande revient à sa fiche.",
  );
}

/** What merges did to it, and nothing else since: the versions of a chain's other merges do not count. */
async function isStillTwin(tx: Tx, row: RequestRow): Promise<boolean> {
  if (row.status !== "closed" || row.end_reason !== "twin") return false;
  const last = await findLastEvent(tx, row.cpts_id, row.id);
  return last !== undefined && ["closed-as-twin", "patient-merged", "patient-unmerged"].includes(last.kind);
}

async function reopen(move: Move, id: string, { closed }: Kept): Promise<void> {
  const row = closed && (await lockRequest(move.tx, move.actor.cptsId, id));
  if (!closed || !row?.patient_id) return;
  await moveRequest(move.deps, move.actor, move.tx, row, {
    to: closed.status as "to-check" | "waiting",
    change: { end_reason: null, closed_at: null, stands_since: new Date(closed.standsSince) },
    kind: "reopened-after-twin",
    sentence: "La fusion est défaite : la recherche reprend où elle en était.",
  });
}

/**
 * Without `updated_at` nor `stands_since`: what stands still is not younger because its patient has another record. An open one gets
 * a version more, so that who has it on a screen reads it again; a closed one has nobody to tell.
 */
async function follow(
  { deps, actor, tx, toId }: Move,
  id: string,
  isClosed: boolean,
  kind: string,
  sentence: string,
) {
  await (isClosed ? handOver : updateRequest)(tx, actor.cptsId, id, { patient_id: toId });
  await insertRequestEvent(tx, actor.cptsId, {
    requestId: id,
    at: nowOf(deps),
    userId: actor.userId,
    userLabel: actor.label,
    kind,
    sentence,
  });
}
