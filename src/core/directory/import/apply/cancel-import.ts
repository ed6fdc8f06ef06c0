import { rm } from "node:fs/promises";
import type { Actor } from "../../../../platform/access/index.ts";
import { recordAct } from "../../../../platform/audit/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { conflict, notFound } from "../../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../../platform/http/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { lockImport, updateImport } from "../import-store.ts";
import { uploadPath } from "../upload/store-upload.ts";

/** Gives up an import before anything was written. A reading that runs stops by itself at its next step. */
export async function cancelImport(deps: Deps, actor: Actor, id: string): Promise<void> {
  const storedAs = await act(deps, actor, async (tx) => {
    const row = await lockImport(tx, actor.cptsId, id);
    if (!row) throw notFound("directory.import-not-found");
    if (row.state === "cancelled") return row.stored_as;
    const done = await updateImport(
      tx,
      actor.cptsId,
      id,
      { state: "cancelled", stored_as: null, updated_at: nowOf(deps) },
      ["reading", "ready"],
    );
    if (!done)
      throw conflict(
        "directory.import-not-cancellable",
        "Cet import n'est plus à annuler : s'il est appliqué, vous pouvez le défaire.",
      );
    await recordAct(deps, actor, tx, {
      action: "directory.import.cancelled",
      subjectKind: "import",
      subjectId: id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "import", id });
    return row.stored_as;
  });
  if (storedAs) await rm(uploadPath(deps, storedAs), { force: true });
}
