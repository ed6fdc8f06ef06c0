import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Request, RequestPatch } from "../contract.ts";
import { policy } from "../policy.ts";
import { columnsOf, type Fields } from "./fill-request.ts";
import { lockVisible, type Opened, surroundingsOf } from "./open-request.ts";
import { raiseFlags } from "./raise-flags.ts";
import { type RequestChange, type RequestRow, updateRequest } from "./request-store.ts";
import { viewOf } from "./view-request.ts";

type Around = Awaited<ReturnType<typeof surroundingsOf>>;

const FILLABLE = ["draft", "urgent", "to-orient", "callback", "waiting"];

/** Saves what was typed since the last save. A save whose answer was lost may be sent again; an older tab is told, never obeyed. */
export const saveRequest = (
  deps: Deps,
  actor: Actor,
  id: string,
  { version, ...fields }: RequestPatch,
): Promise<Request> =>
  act(deps, actor, async (tx) => {
    const opened = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.edit"], opened.access);
    return viewOf(deps, actor, tx, await save(deps, actor, tx, opened, version, fields));
  });

async function save(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  { row }: Opened,
  version: number,
  fields: Fields,
): Promise<RequestRow> {
  const around = await surroundingsOf(deps, actor, tx, row);
  const change = await columnsOf(tx, actor, row, fields, around);
  if (Object.keys(change).length === 0) return row;
  if (row.version !== version) {
    throw conflict(
      "unscheduled-care.changed-elsewhere",
      "Cette demande a été modifiée ailleurs (autre onglet ou collègue) : relisez-la avant de continuer. Rien n'a été écrasé.",
    );
  }
  if (!FILLABLE.includes(row.status)) return onlyToStop(deps, actor, tx, row, change, around);
  refuseHoles(row, change);
  return fill(deps, actor, tx, row, change, around);
}

/** A place is held or booked: nothing is corrected any more, but a sign of gravity is heard until the patient is seen. */
async function onlyToStop(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  row: RequestRow,
  change: RequestChange,
  around: Around,
): Promise<RequestRow> {
  const saved =
    row.status === "held" || row.status === "booked" ? await fill(deps, actor, tx, row, change, around) : row;
  if (saved.status === "urgent") return saved;
  throw conflict(
    "unscheduled-care.not-fillable",
    "Cette demande est déjà orientée : elle ne se corrige plus ici.",
  );
}

/** What was needed to send a request to be oriented is not taken back from it: without agreement it is cancelled. */
function refuseHoles(row: RequestRow, change: RequestChange): void {
  if (row.status === "draft" || row.status === "urgent") return;
  if (change.agreed_at === null)
    throw invalid("agreed", "Si le patient retire son accord, annulez la demande.");
  if (change.informed_at === null)
    throw invalid("informed", "Le patient doit rester informé : annulez plutôt la demande.");
  if (change.patient_id === null) throw invalid("patientId", "Cette demande doit garder un patient.");
  if (change.level_code === null) throw invalid("levelCode", "Choisissez un niveau.");
  if (change.reason === "") throw invalid("reason", "Dites en quelques mots pourquoi cette demande.");
}

/** Writes the columns, then looks at the signs of gravity. */
export async function fill(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  row: RequestRow,
  change: RequestChange,
  around: Around,
): Promise<RequestRow> {
  const saved = await updateRequest(tx, row.cpts_id, row.id, { ...change, updated_at: nowOf(deps) });
  // A draft is typed in dozens of saves: only what links a person, or changes what others rely on, is an act.
  if (change.patient_id || row.status !== "draft") {
    await recordAct(deps, actor, tx, {
      action: "unscheduled-care.request-saved",
      subjectKind: "request",
      subjectId: row.id,
      ...(saved.patient_id ? { patientId: saved.patient_id } : {}),
      details: { fields: Object.keys(change).join(",") },
    });
  }
  if (row.status !== "draft") tellScreens(deps, tx, row.cpts_id, { topic: "request", id: row.id });
  return raiseFlags(deps, actor, tx, { former: row, row: saved }, around);
}
