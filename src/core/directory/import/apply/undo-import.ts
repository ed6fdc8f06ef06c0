import type { Actor } from "../../../../platform/access/index.ts";
import { recordAct } from "../../../../platform/audit/index.ts";
import { type Tx, violates } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { conflict, notFound } from "../../../../platform/errors/problems.ts";
import { publishEvent } from "../../../../platform/events/index.ts";
import { act, tellScreens } from "../../../../platform/http/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { findLastApplied, lockImport, updateImport } from "../import-store.ts";
import { patchRows, type Undo } from "./apply-store.ts";
import { countTouchedSince, deleteCreated, listUndo } from "./undo-store.ts";

const notUndoable = (why: string) => conflict("directory.import-not-undoable", why);

/**
 * Takes the last applied import back, whole, in one transaction: what it made is removed, what it changed is as before.
 * @throws conflict when it is not the last, or when one of its records was changed or used since.
 */
export async function undoImport(deps: Deps, actor: Actor, id: string): Promise<void> {
  try {
    await act(deps, actor, (tx) => undo(deps, actor, tx, id));
  } catch (error) {
    if (
      violates(error, "identity_memberships_professional_fkey") ||
      violates(error, "identity_invitations_professional_fkey")
    )
      throw notUndoable(
        "Un compte ou une invitation est rattaché depuis à une personne créée par cet import : il ne peut plus être défait. Rien n'a été changé.",
      );
    // A schedule, an absence or a booking stands on what the import made (foreign keys).
    if ((error as { code?: string }).code === "23503")
      throw notUndoable(
        "Des fiches créées par cet import servent déjà (plannings, rendez-vous) : il ne peut plus être défait. Rien n'a été changé.",
      );
    throw error;
  }
}

async function undo(deps: Deps, actor: Actor, tx: Tx, id: string): Promise<void> {
  const { cptsId } = actor;
  const row = await lockImport(tx, cptsId, id);
  if (!row) throw notFound("directory.import-not-found");
  if (row.state === "undone") return;
  if (row.state !== "applied" || (await findLastApplied(tx, cptsId))?.id !== id)
    throw notUndoable("Seul le dernier import appliqué peut être défait.");
  if (row.lines_forgotten_at)
    throw notUndoable(
      "Cet import a plus de 90 jours : ce qu'il avait changé n'est plus gardé, il ne peut plus être défait.",
    );
  const touched = await countTouchedSince(tx, cptsId, id);
  if (touched > 0)
    throw notUndoable(
      `${touched} fiche(s) de cet import ont été modifiées depuis : il ne peut plus être défait. Rien n'a été changé.`,
    );
  const at = nowOf(deps);
  const patched = (await listUndo(tx, cptsId, id)).flatMap((one: Undo) => one.patched);
  for (const on of ["professional", "site", "practice"] as const) {
    await patchRows(
      tx,
      cptsId,
      on,
      patched
        .filter((one) => one.on === on)
        .map((one) => ({ id: one.id, values: { ...one.before, updated_at: at } })),
    );
  }
  const removed = await deleteCreated(tx, cptsId, id);
  await updateImport(tx, cptsId, id, { state: "undone", updated_at: at }, ["applied"]);
  await recordAct(deps, actor, tx, {
    action: "directory.import.undone",
    subjectKind: "import",
    subjectId: id,
    details: { restored: patched.length, removed },
  });
  for (const one of patched) {
    if (one.on === "professional")
      await publishEvent(deps, tx, {
        name: "directory.professional-changed",
        payload: { professionalId: one.id },
      });
    if (one.on === "practice")
      await publishEvent(deps, tx, { name: "directory.practice-changed", payload: { practiceId: one.id } });
  }
  await publishEvent(deps, tx, { name: "directory.imported", payload: { importId: id } });
  tellScreens(deps, tx, cptsId, { topic: "import", id });
}
