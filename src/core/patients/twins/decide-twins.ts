import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { CareRelation } from "../care-relation.ts";
import { refuseMerged } from "../identity/open-identity.ts";
import { openPair } from "./open-pair.ts";
import { decidePair } from "./twin-store.ts";
import type { TwinDecision } from "./twins-contract.ts";
import { twinRules } from "./twins-policy.ts";

/** « Ce sont deux personnes »: remembered, so that nobody is asked again; or taken back. */
export const decideTwins = (
  deps: Deps,
  actor: Actor,
  ids: readonly [string, string],
  { different, reason }: TwinDecision,
  relations: readonly CareRelation[],
): Promise<{ state: "likely" | "different" }> =>
  act(deps, actor, async (tx) => {
    const opened = await openPair(deps, actor, tx, ids, twinRules["twin.decide"], relations);
    refuseMerged(opened.one);
    refuseMerged(opened.other);
    const state = different ? "different" : "likely";
    await decidePair(
      tx,
      actor.cptsId,
      { oneId: ids[0], otherId: ids[1], score: opened.score, reasons: opened.reasons },
      {
        state,
        userId: actor.userId,
        label: actor.label,
        at: nowOf(deps),
        reason,
      },
    );
    for (const id of ids)
      await recordAct(deps, actor, tx, {
        action: different ? "patients.called-different" : "patients.called-alike",
        subjectKind: "patient",
        subjectId: id,
        patientId: id,
        ...(reason ? { purpose: reason } : {}),
        details: { otherId: ids.find((one) => one !== id) ?? null },
      });
    return { state } as const;
  });
