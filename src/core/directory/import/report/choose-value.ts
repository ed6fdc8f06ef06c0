import type { Actor } from "../../../../platform/access/index.ts";
import { recordAct } from "../../../../platform/audit/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { conflict, notFound } from "../../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../../platform/http/index.ts";
import type { ChoiceInput } from "../import-contract.ts";
import { lockImport } from "../import-store.ts";
import { updateChoice } from "./report-store.ts";

/** Keeps our own value or takes the national one, for one line or for all; only while the report waits for its approval. */
export const chooseValue = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: ChoiceInput,
): Promise<{ lines: number }> =>
  act(deps, actor, async (tx) => {
    const row = await lockImport(tx, actor.cptsId, id);
    if (!row) throw notFound("directory.import-not-found");
    if (row.state !== "ready")
      throw conflict(
        "directory.import-not-ready",
        "Cet import n'attend plus de choix : il est en cours, appliqué ou annulé.",
      );
    const lines = await updateChoice(tx, actor.cptsId, id, input, input.choice);
    if (lines === 0 && input.key !== undefined)
      throw notFound("directory.import-line-not-found", "Cette ligne n'attend pas de choix.");
    await recordAct(deps, actor, tx, {
      action: "directory.import.chosen",
      subjectKind: "import",
      subjectId: id,
      details: { choice: input.choice, lines },
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "import", id });
    return { lines };
  });
