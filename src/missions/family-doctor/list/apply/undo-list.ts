import { removeProvisional } from "../../../../core/patients/index.ts";
import type { Actor } from "../../../../platform/access/index.ts";
import { recordAct } from "../../../../platform/audit/index.ts";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { conflict } from "../../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../../platform/http/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { type ListRow, lockList, updateList } from "../list-store.ts";
import { noList } from "../refuse-list.ts";
import { clearOpened, countMoved, deleteEvents, deleteRequests, listOpened } from "./undo-store.ts";

const UNDO_HOURS = 24;
const FOREIGN_KEY = "23503";
const notUndoable = (why: string) => conflict("family-doctor.list-not-undoable", why);
const USED =
  "Des demandes ou des fiches de cette liste servent déjà (proposition, calcul, fusion, rendez-vous) : elle ne peut plus être défaite. Rien n'a été changé.";

/** Until when an applied list may be taken back; null = never again. */
export const undoUntil = (row: Pick<ListRow, "state" | "applied_at" | "forgotten_at">): Date | null =>
  row.state === "applied" && row.applied_at && !row.forgotten_at
    ? new Date(row.applied_at.getTime() + UNDO_HOURS * 3_600_000)
    : null;

/**
 * Takes an applied list back, whole, in one transaction: its requests and the records made for them are removed, the audit stays.
 * @throws conflict after 24 hours, or as soon as something happened to one of them
 */
export async function undoList(deps: Deps, actor: Actor, id: string): Promise<void> {
  try {
    await act(deps, actor, (tx) => undo(deps, actor, tx, id));
  } catch (error) {
    if ((error as { code?: string }).code === FOREIGN_KEY) throw notUndoable(USED);
    throw error;
  }
}

async function undo(deps: Deps, actor: Actor, tx: Tx, id: string): Promise<void> {
  const { cptsId } = actor;
  const row = await lockList(tx, cptsId, id);
  if (!row) throw noList();
  if (row.state === "undone") return;
  const until = undoUntil(row);
  const at = nowOf(deps);
  if (!until || at > until)
    throw notUndoable("Une liste ne se défait que dans les 24 heures après son application.");
  const opened = await listOpened(tx, cptsId, id);
  const ids = opened.map((one) => one.id);
  const moved = await countMoved(tx, cptsId, ids);
  if (moved > 0)
    throw notUndoable(
      `${moved} demande(s) de cette liste ont avancé depuis : elle ne peut plus être défaite. Rien n'a été changé.`,
    );
  await clearOpened(tx, cptsId, id);
  await deleteEvents(tx, cptsId, ids);
  await deleteRequests(tx, cptsId, ids);
  const patients = opened.flatMap((one) => one.patient_id ?? []);
  if (!(await removeProvisional(tx, patients))) throw notUndoable(USED);
  await updateList(tx, cptsId, id, { state: "undone", updated_at: at }, ["applied"]);
  await recordAct(deps, actor, tx, {
    action: "family-doctor.list-undone",
    subjectKind: "patient-list",
    subjectId: id,
    details: { requests: ids.length },
  });
  tellScreens(deps, tx, cptsId, { topic: "family-doctor-list", id });
  tellScreens(deps, tx, cptsId, { topic: "family-doctor", id });
}
