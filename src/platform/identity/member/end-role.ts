import { type Actor, authorize, type Role } from "../../access/index.ts";
import { recordAct } from "../../audit/index.ts";
import type { Deps } from "../../deps.ts";
import { conflict, notFound } from "../../errors/problems.ts";
import { act } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { tellPerson } from "../notice/tell-person.ts";
import { policy } from "../policy.ts";
import { forgetSessions } from "../session/find-session.ts";
import { endMembershipRow, findMembership, lockCoordinators } from "./member-store.ts";

/** Ends one role of one person, at once. The last coordinator stays. */
export async function endRole(deps: Deps, actor: Actor, id: string): Promise<void> {
  const userId = await act(deps, actor, async (tx) => {
    const coordinators = await lockCoordinators(tx, actor.cptsId);
    const membership = await findMembership(tx, actor.cptsId, id);
    if (!membership) throw notFound("identity.member-not-found");
    const role = membership.role as Role;
    authorize(actor, policy.rules["member.grant"], role);
    if (role === "coordinator" && coordinators.every((one) => one.id === id)) {
      throw conflict(
        "identity.last-coordinator",
        "C'est la dernière personne à la coordination : donnez d'abord ce rôle à quelqu'un d'autre.",
      );
    }
    if (!(await endMembershipRow(tx, actor.cptsId, id, nowOf(deps))))
      throw notFound("identity.member-not-found");
    await recordAct(deps, actor, tx, {
      action: "identity.role-ended",
      subjectKind: "user",
      subjectId: membership.user_id,
      details: { role },
    });
    await tellPerson(deps, tx, {
      userId: membership.user_id,
      kind: "identity.role-ended",
      role,
    });
    return membership.user_id;
  });
  forgetSessions(deps, userId);
}
