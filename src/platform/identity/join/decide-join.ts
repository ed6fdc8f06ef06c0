import { type Actor, authorize } from "../../access/index.ts";
import { recordAct } from "../../audit/index.ts";
import { violates } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { conflict, notFound } from "../../errors/problems.ts";
import { act, actOnce, type Once } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { checkGivenRole, explainGone } from "../member/check-given-role.ts";
import { listProfessionalsByRpps } from "../member/linked-professional-store.ts";
import { insertMembership } from "../member/member-store.ts";
import type { JoinDecision, JoinRequest } from "../members-contract.ts";
import { tellPerson } from "../notice/tell-person.ts";
import { policy } from "../policy.ts";
import { forgetSessions } from "../session/find-session.ts";
import { nameOf } from "../user/user-store.ts";
import { decideJoinRow, listOpenJoinRequests } from "./join-store.ts";

/** Who asks to come in, oldest first, each beside the professional of the directory with the same RPPS number. */
export const listJoinRequests = (deps: Deps, actor: Actor): Promise<JoinRequest[]> =>
  act(deps, actor, async (tx) => {
    const rows = await listOpenJoinRequests(tx, actor.cptsId);
    const numbers = rows.map((row) => row.rpps).filter((one) => one !== null);
    const known = new Map(
      (await listProfessionalsByRpps(tx, actor.cptsId, numbers)).map((one) => [one.rpps, one]),
    );
    return rows.map((row) => {
      const professional = row.rpps ? known.get(row.rpps) : undefined;
      return {
        id: row.id,
        userId: row.user_id,
        name: nameOf(row),
        email: row.email,
        rpps: row.rpps,
        professionalId: professional?.id ?? null,
        professionalName: professional ? nameOf(professional) : null,
        message: row.message,
        createdAt: row.created_at.toISOString(),
      };
    });
  });

/** Lets the person in, with the role that the coordinator chose. */
export async function acceptJoin(
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  decision: JoinDecision,
): Promise<{ id: string }> {
  authorize(actor, policy.rules["join.decide"], decision.role);
  try {
    const accepted = await actOnce(deps, actor, once, async (tx) => {
      const row = await decideJoinRow(tx, actor.cptsId, id, {
        by: actor.userId,
        granted: true,
        now: nowOf(deps),
      });
      if (!row) throw notFound("identity.join-not-found", "Cette demande a déjà eu sa réponse.");
      const given = await checkGivenRole(tx, actor.cptsId, decision);
      const membershipId = await insertMembership(tx, {
        ...given,
        cptsId: actor.cptsId,
        userId: row.user_id,
        grantedBy: actor.userId,
        now: nowOf(deps),
      });
      await recordAct(deps, actor, tx, {
        action: "identity.join-accepted",
        subjectKind: "user",
        subjectId: row.user_id,
        details: { role: given.role },
      });
      await tellPerson(deps, tx, {
        userId: row.user_id,
        kind: "identity.role-granted",
        role: given.role,
      });
      return { id: membershipId, userId: row.user_id };
    });
    forgetSessions(deps, accepted.userId);
    return { id: accepted.id };
  } catch (error) {
    if (violates(error, "identity_memberships_live_key"))
      throw conflict("identity.role-held", "Cette personne a déjà ce rôle.");
    throw explainGone(error) ?? error;
  }
}

export const refuseJoin = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    const row = await decideJoinRow(tx, actor.cptsId, id, {
      by: actor.userId,
      granted: false,
      now: nowOf(deps),
    });
    if (!row) throw notFound("identity.join-not-found", "Cette demande a déjà eu sa réponse.");
    await recordAct(deps, actor, tx, {
      action: "identity.join-refused",
      subjectKind: "user",
      subjectId: row.user_id,
    });
  });
