import type { Actor } from "../../../../platform/access/index.ts";
import { recordAct } from "../../../../platform/audit/index.ts";
import { violates } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { conflict, invalid } from "../../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../../platform/http/index.ts";
import { enqueueJob } from "../../../../platform/jobs/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { dayOf } from "../../request/day-of.ts";
import type { DeclarationInput } from "../list-contract.ts";
import { lockList, updateList } from "../list-store.ts";
import { listBusy, noList } from "../refuse-list.ts";

export const APPLY_LIST = "family-doctor.apply-list";

/**
 * Says yes to a report, and how these patients were informed and agreed: a job opens the requests. Said twice it is said once; said again
 * of an apply that stopped half-way, it goes on, with the declaration first made.
 */
export async function approveList(
  deps: Deps,
  actor: Actor,
  id: string,
  input: DeclarationInput,
): Promise<void> {
  const { cptsId } = actor;
  const at = nowOf(deps);
  if (input.informedOn > dayOf(at, actor.timeZone))
    throw invalid(
      "informedOn",
      "Les patients doivent avoir été informés avant : cette date est dans l'avenir.",
    );
  try {
    await act(deps, actor, async (tx) => {
      const row = await lockList(tx, cptsId, id);
      if (!row) throw noList();
      if (row.state === "applied") return;
      if (row.state !== "ready" && row.state !== "applying")
        throw conflict(
          "family-doctor.list-not-ready",
          "Cette liste n'est pas prête à être appliquée : attendez la fin de sa lecture, ou envoyez de nouveau le fichier.",
        );
      if (row.state === "ready") {
        const declared = {
          declaration: input.declaration,
          informed_on: input.informedOn,
          declared_by: actor.userId,
          declared_by_label: actor.label.slice(0, 200),
          declared_at: at,
        };
        await updateList(tx, cptsId, id, { state: "applying", ...declared, updated_at: at }, ["ready"]);
        await recordAct(deps, actor, tx, {
          action: "family-doctor.list-approved",
          subjectKind: "patient-list",
          subjectId: id,
        });
      }
      await enqueueJob(tx, {
        name: APPLY_LIST,
        payload: { cptsId, listId: id },
        key: `${APPLY_LIST}:${id}`,
      });
      tellScreens(deps, tx, cptsId, { topic: "family-doctor-list", id });
    });
  } catch (error) {
    if (violates(error, "mt_lists_busy_key")) throw listBusy();
    throw error;
  }
}
