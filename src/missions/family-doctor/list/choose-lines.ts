import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { updateTake } from "./line-store.ts";
import type { TakeInput } from "./list-contract.ts";
import { lockList } from "./list-store.ts";
import { noList } from "./refuse-list.ts";

/** Takes or leaves lines of a report, one or all of an outcome, while it waits for its approval. */
export const chooseLines = (
  deps: Deps,
  actor: Actor,
  id: string,
  { take, ...which }: TakeInput,
): Promise<{ lines: number }> =>
  act(deps, actor, async (tx) => {
    const row = await lockList(tx, actor.cptsId, id);
    if (!row) throw noList();
    if (row.state !== "ready")
      throw conflict(
        "family-doctor.list-not-ready",
        "Cette liste n'attend plus de choix : elle est en cours, appliquée ou abandonnée.",
      );
    const lines = await updateTake(tx, actor.cptsId, id, which, take);
    if (lines === 0 && which.line !== undefined)
      throw notFound("family-doctor.list-line-not-found", "Cette ligne n'attend pas de choix.");
    await recordAct(deps, actor, tx, {
      action: "family-doctor.list-lines-chosen",
      subjectKind: "patient-list",
      subjectId: id,
      details: { take, lines },
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "family-doctor-list", id });
    return { lines };
  });
