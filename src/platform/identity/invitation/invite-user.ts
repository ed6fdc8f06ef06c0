import { type Actor, authorize } from "../../access/index.ts";
import { type AuditAct, recordAct } from "../../audit/index.ts";
import { type Tx, violates, withPlatform, withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { conflict, invalid, notFound } from "../../errors/problems.ts";
import { actOnce, type Once } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { recordIn } from "../audit/record-identity-act.ts";
import { checkGivenRole, explainGone } from "../member/check-given-role.ts";
import { listProfessionalsByRpps } from "../member/linked-professional-store.ts";
import { findCpts, findCptsBySlug } from "../member/member-store.ts";
import type { InvitationInput } from "../members-contract.ts";
import { policy } from "../policy.ts";
import { hashToken, newToken } from "../session/session-token.ts";
import { insertInvitation } from "./invitation-store.ts";
import { INVITATION_DAYS, invitationUrl, mailInvitation } from "./mail-invitation.ts";

export const invitationEnd = (deps: Deps): Date =>
  new Date(nowOf(deps).getTime() + INVITATION_DAYS * 86_400_000);

/** Invites by mail. `mailed` is false when the mail server refused: the invitation stands and can be sent again. */
export async function invitePerson(
  deps: Deps,
  actor: Actor,
  once: Once,
  input: InvitationInput,
): Promise<{ id: string; mailed: boolean }> {
  authorize(actor, policy.rules["member.invite"], input.role);
  const token = newToken();
  let isNew = false;
  const { id, cpts } = await refuseTwice(() =>
    actOnce(deps, actor, once, async (tx) => {
      const kept = await keepInvitation(
        deps,
        tx,
        { cptsId: actor.cptsId, invitedBy: actor.userId, token },
        input,
      );
      await recordAct(deps, actor, tx, kept.act);
      isNew = true;
      return { id: kept.id, cpts: await findCpts(tx, actor.cptsId) };
    }),
  );
  // A second sending of the same key finds the first one's answer: its token is not this one, and its mail has left.
  if (!isNew) return { id, mailed: true };
  return {
    id,
    mailed: await tryToMail(deps, {
      to: input.email,
      cptsName: cpts.name,
      role: input.role,
      url: invitationUrl(deps, cpts.slug, token),
    }),
  };
}

export async function tryToMail(
  deps: Deps,
  invitation: Parameters<typeof mailInvitation>[1],
): Promise<boolean> {
  try {
    await mailInvitation(deps, invitation);
    return true;
  } catch (error) {
    deps.log.error({ name: (error as Error).name }, "an invitation could not be mailed");
    return false;
  }
}

export interface UserInvitation extends Omit<InvitationInput, "professionalId"> {
  cptsSlug: string;
  /** 11 digits; ties the role to the professional of the directory who bears it. */
  professionalRpps?: string | undefined;
}

/**
 * Invites from the command line, on the machine itself: the first coordinator of a new CPTS comes this way.
 * @returns the link too, to be handed over when no mail server is set up yet. @throws notFound for an unknown CPTS or RPPS.
 */
export async function inviteUser(
  deps: Deps,
  input: UserInvitation,
): Promise<{ id: string; link: string; mailed: boolean }> {
  const cpts = await withPlatform(deps.db, (tx) => findCptsBySlug(tx, input.cptsSlug));
  if (!cpts)
    throw notFound(
      "identity.cpts-not-found",
      `Aucune CPTS ne porte le nom court « ${input.cptsSlug} » : voyez « maillage cpts list ».`,
    );
  const token = newToken();
  const id = await refuseTwice(() =>
    withTenant(deps.db, cpts.id, async (tx) => {
      const professionalId = await professionalOf(tx, cpts.id, input);
      const kept = await keepInvitation(
        deps,
        tx,
        { cptsId: cpts.id, invitedBy: null, token },
        { ...input, professionalId },
      );
      await recordIn(deps, tx, { ...kept.act, actorUserId: null, actorLabel: "Ligne de commande" });
      return kept.id;
    }),
  );
  const link = invitationUrl(deps, cpts.slug, token);
  return {
    id,
    link,
    mailed: await tryToMail(deps, { to: input.email, cptsName: cpts.name, role: input.role, url: link }),
  };
}

async function professionalOf(tx: Tx, cptsId: string, input: UserInvitation): Promise<string | null> {
  const { professionalRpps: rpps } = input;
  if (rpps === undefined && input.role === "assistant") {
    throw invalid(
      "professionalRpps",
      "Un assistant travaille pour un professionnel : indiquez le numéro RPPS de celui-ci (--rpps).",
    );
  }
  if (rpps === undefined) return null;
  const [found] = await listProfessionalsByRpps(tx, cptsId, [rpps]);
  if (!found)
    throw notFound(
      "identity.professional-not-found",
      `Aucun professionnel de l'annuaire de cette CPTS ne porte le numéro RPPS ${rpps}.`,
    );
  return found.id;
}

async function keepInvitation(
  deps: Deps,
  tx: Tx,
  by: { cptsId: string; invitedBy: string | null; token: string },
  input: InvitationInput,
): Promise<{ id: string; act: Omit<AuditAct, "actorUserId" | "actorLabel" | "requestId"> }> {
  const given = await checkGivenRole(tx, by.cptsId, input);
  const { email, familyName, givenName } = input;
  const id = await insertInvitation(tx, {
    ...given,
    email,
    familyName,
    givenName,
    cptsId: by.cptsId,
    invitedBy: by.invitedBy,
    now: nowOf(deps),
    expiresAt: invitationEnd(deps),
    tokenHash: hashToken(by.token),
  });
  return {
    id,
    act: {
      action: "identity.invited",
      subjectKind: "invitation",
      subjectId: id,
      details: { role: given.role },
    },
  };
}

async function refuseTwice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violates(error, "identity_invitations_open_key")) {
      throw conflict(
        "identity.already-invited",
        "Une invitation pour cette adresse et ce rôle attend déjà sa réponse : relancez-la plutôt que d'en faire une autre.",
      );
    }
    throw explainGone(error) ?? error;
  }
}
