import { type Actor, authorize, type Role } from "../../access/index.ts";
import { recordAct } from "../../audit/index.ts";
import type { Deps } from "../../deps.ts";
import { notFound, tooMany } from "../../errors/problems.ts";
import { act, pageOf } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { listProfessionalNames } from "../member/linked-professional-store.ts";
import { findCpts } from "../member/member-store.ts";
import type { Invitation } from "../members-contract.ts";
import { policy } from "../policy.ts";
import { readKeyEndingWithId } from "../session/read-key.ts";
import { hashToken, newToken } from "../session/session-token.ts";
import {
  listOpenInvitations,
  lockOpenInvitation,
  renewInvitation,
  revokeInvitationRow,
} from "./invitation-store.ts";
import { invitationEnd, tryToMail } from "./invite-user.ts";
import { invitationUrl } from "./mail-invitation.ts";

/** Invitations that wait for an answer, or that are out of date; newest first. */
export const listInvitations = (
  deps: Deps,
  actor: Actor,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: Invitation[]; next: string | null }> =>
  act(deps, actor, async (tx) => {
    const rows = await listOpenInvitations(tx, actor.cptsId, {
      before: readKeyEndingWithId(page.after, 1),
      limit: page.limit,
    });
    const { items, next } = pageOf(rows, page.limit, (row) => [row.id]);
    const names = await listProfessionalNames(
      tx,
      actor.cptsId,
      items.map((row) => row.professional_id),
    );
    const now = nowOf(deps);
    return {
      items: items.map((row) => ({
        id: row.id,
        email: row.email,
        name: `${row.given_name} ${row.family_name}`.trim(),
        role: row.role,
        professionalName: names.get(row.professional_id ?? "")?.name ?? null,
        organization: row.organization ?? "",
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        isExpired: row.expires_at <= now,
      })),
      next,
    };
  });

/** Sends it again with a new link, good for seven days; the former link no longer works. */
export async function resendInvitation(deps: Deps, actor: Actor, id: string): Promise<{ mailed: boolean }> {
  const token = newToken();
  const { email, role, cpts } = await act(deps, actor, async (tx) => {
    const found = await lockOpenInvitation(tx, actor.cptsId, id);
    if (!found)
      throw notFound(
        "identity.invitation-not-found",
        "Cette invitation a déjà eu sa réponse, ou a été retirée.",
      );
    const role = found.role as Role;
    authorize(actor, policy.rules["member.invite"], role);
    refuseHaste(invitationEnd(deps), found.expires_at);
    await renewInvitation(tx, actor.cptsId, id, hashToken(token), invitationEnd(deps));
    await recordAct(deps, actor, tx, {
      action: "identity.invitation-resent",
      subjectKind: "invitation",
      subjectId: id,
    });
    return { email: found.email, role, cpts: await findCpts(tx, actor.cptsId) };
  });
  return {
    mailed: await tryToMail(deps, {
      to: email,
      cptsName: cpts.name,
      role,
      url: invitationUrl(deps, cpts.slug, token),
    }),
  };
}

const SECONDS_BETWEEN_MAILS = 60;

/** Each sending sets the end seven days ahead: the two ends are as far apart as the two sendings. */
function refuseHaste(newEnd: Date, formerEnd: Date): void {
  const waitSeconds = SECONDS_BETWEEN_MAILS - Math.floor((newEnd.getTime() - formerEnd.getTime()) / 1000);
  if (waitSeconds > 0)
    throw tooMany(
      "identity.invitation-just-sent",
      "Cette invitation vient de partir : laissez une minute avant de la relancer.",
      waitSeconds,
    );
}

export const revokeInvitation = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    const revoked = await revokeInvitationRow(tx, actor.cptsId, id, nowOf(deps));
    if (!revoked)
      throw notFound(
        "identity.invitation-not-found",
        "Cette invitation a déjà eu sa réponse, ou a été retirée.",
      );
    authorize(actor, policy.rules["member.invite"], revoked.role as Role);
    await recordAct(deps, actor, tx, {
      action: "identity.invitation-revoked",
      subjectKind: "invitation",
      subjectId: id,
    });
  });
