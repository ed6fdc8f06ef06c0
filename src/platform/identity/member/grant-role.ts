import { type Actor, authorize } from "../../access/index.ts";
import { recordAct } from "../../audit/index.ts";
import { violates } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { conflict, invalid } from "../../errors/problems.ts";
import { actOnce, type Once } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import type { GrantInput } from "../members-contract.ts";
import { tellPerson } from "../notice/tell-person.ts";
import { policy } from "../policy.ts";
import { forgetSessions } from "../session/find-session.ts";
import { checkGivenRole, explainGone } from "./check-given-role.ts";
import { insertMembership, isMember } from "./member-store.ts";

/** Gives one more role to a person who is already a member; a newcomer is invited instead. */
export async function grantRole(
  deps: Deps,
  actor: Actor,
  once: Once,
  input: GrantInput,
): Promise<{ id: string }> {
  authorize(actor, policy.rules["member.grant"], input.role);
  try {
    const granted = await actOnce(deps, actor, once, async (tx) => {
      if (!(await isMember(tx, actor.cptsId, input.userId)))
        throw invalid("userId", "Cette personne n'est pas membre de la CPTS : invitez-la par mail.");
      const given = await checkGivenRole(tx, actor.cptsId, input);
      const id = await insertMembership(tx, {
        ...given,
        cptsId: actor.cptsId,
        userId: input.userId,
        grantedBy: actor.userId,
        now: nowOf(deps),
      });
      await recordAct(deps, actor, tx, {
        action: "identity.role-granted",
        subjectKind: "user",
        subjectId: input.userId,
        details: { role: given.role, professionalId: given.professionalId },
      });
      await tellPerson(deps, tx, {
        userId: input.userId,
        kind: "identity.role-granted",
        role: given.role,
      });
      return { id };
    });
    forgetSessions(deps, input.userId);
    return granted;
  } catch (error) {
    if (violates(error, "identity_memberships_live_key"))
      throw conflict("identity.role-held", "Cette personne a déjà ce rôle.");
    throw explainGone(error) ?? error;
  }
}
