import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { revokeAgreementRow } from "./agreement-store.ts";

/** Closes our slots to a neighbour, at once. Bookings already made stay. */
export const revokeAgreement = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    const revoked = await revokeAgreementRow(tx, actor.cptsId, id, nowOf(deps));
    if (!revoked) throw notFound("territory.agreement-not-found");
    await recordAct(deps, actor, tx, {
      action: "territory.agreement-revoked",
      subjectKind: "agreement",
      subjectId: id,
    });
  });
