import type { Role } from "../../access/index.ts";
import { type Tx, violates, withPlatform, withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { conflict, invalid, notFound, Problem } from "../../errors/problems.ts";
import type { Session } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { recordIn } from "../audit/record-identity-act.ts";
import { listProfessionalNames } from "../member/linked-professional-store.ts";
import { findCptsBySlug, insertMembership } from "../member/member-store.ts";
import type { InvitationRead } from "../members-contract.ts";
import { forgetSessions } from "../session/find-session.ts";
import { hashToken } from "../session/session-token.ts";
import { findUser, findUserByEmail, insertUser, nameOf } from "../user/user-store.ts";
import { findLiveInvitation, signInvitation, takeInvitation } from "./invitation-store.ts";

export interface Ticket {
  cptsSlug: string;
  token: string;
}

/** What a newcomer says of themselves, when the invitation does not. */
interface Acceptance extends Ticket {
  familyName: string;
  givenName: string;
}

const over = () =>
  notFound(
    "identity.invitation-over",
    "Cette invitation n'est plus valable : elle a déjà servi, a été retirée, ou a plus de 7 jours. Demandez-en une autre au coordinateur.",
  );

async function cptsOf(deps: Deps, slug: string) {
  if (!/^[a-z0-9-]{1,50}$/.test(slug)) throw over();
  const cpts = await withPlatform(deps.db, (tx) => findCptsBySlug(tx, slug));
  if (!cpts) throw over();
  return cpts;
}

/** What the page says before it is accepted; reading it uses nothing up. */
export async function readInvitation(
  deps: Deps,
  session: Session | undefined,
  ticket: Ticket,
): Promise<InvitationRead> {
  const cpts = await cptsOf(deps, ticket.cptsSlug);
  return withTenant(deps.db, cpts.id, async (tx) => {
    const row = await findLiveInvitation(tx, cpts.id, hashToken(ticket.token), nowOf(deps));
    if (!row) throw over();
    const names = await listProfessionalNames(tx, cpts.id, [row.professional_id]);
    const signInFirst = !session && (await findUserByEmail(tx, row.email)) !== undefined;
    return {
      cptsName: cpts.name,
      cptsSlug: cpts.slug,
      role: row.role,
      email: row.email,
      professionalName: names.get(row.professional_id ?? "")?.name ?? null,
      organization: row.organization ?? "",
      expiresAt: row.expires_at.toISOString(),
      signedInAs: session?.label ?? null,
      signInFirst,
      nameNeeded: !session && !signInFirst && (row.family_name === "" || row.given_name === ""),
      familyName: row.family_name,
      givenName: row.given_name,
    };
  });
}

/**
 * Accepts: for the person signed in, whatever their way in; else for a new account with the invited address, which the
 * mail's link has proved. An address that has an account already must sign in: a forwarded invitation opens nobody's account.
 * @returns the person, and whether a session must be opened.
 */
export async function acceptInvitation(
  deps: Deps,
  session: Session | undefined,
  ticket: Acceptance,
  requestId: string,
): Promise<{ userId: string; cptsSlug: string; mustSignIn: boolean }> {
  const cpts = await cptsOf(deps, ticket.cptsSlug);
  try {
    const userId = await withTenant(deps.db, cpts.id, async (tx) => {
      const row = await takeInvitation(tx, cpts.id, hashToken(ticket.token), nowOf(deps));
      if (!row) throw over();
      const person = session ? await known(tx, session.userId) : await newcomer(deps, tx, row, ticket);
      await signInvitation(tx, cpts.id, row.id, person.id);
      await insertMembership(tx, {
        cptsId: cpts.id,
        userId: person.id,
        role: row.role as Role,
        professionalId: row.professional_id,
        organization: row.organization ?? "",
        grantedBy: row.invited_by,
        now: nowOf(deps),
      });
      await recordIn(deps, tx, {
        action: "identity.invitation-accepted",
        actorUserId: person.id,
        actorLabel: person.label,
        subjectKind: "invitation",
        subjectId: row.id,
        details: { role: row.role },
        requestId,
      });
      return person.id;
    });
    forgetSessions(deps, userId);
    return { userId, cptsSlug: cpts.slug, mustSignIn: session === undefined };
  } catch (error) {
    if (violates(error, "identity_memberships_live_key"))
      throw conflict(
        "identity.role-held",
        "Vous avez déjà ce rôle dans cette CPTS : il n'y a rien à accepter.",
      );
    if (violates(error, "identity_users_email_key")) throw signInFirst();
    throw error;
  }
}

const signInFirst = () =>
  new Problem(
    "unauthenticated",
    "identity.sign-in-first",
    "Cette adresse a déjà un compte Maillage : connectez-vous d'abord, puis acceptez l'invitation.",
  );

/**
 * The invited address is not given to this account, even one that has none: an invitation may have been forwarded, and an
 * address opens an account.
 */
async function known(tx: Tx, userId: string): Promise<{ id: string; label: string }> {
  const user = await findUser(tx, userId);
  if (!user) throw over();
  return { id: user.id, label: nameOf(user) };
}

async function newcomer(
  deps: Deps,
  tx: Tx,
  row: { email: string; family_name: string; given_name: string },
  said: Acceptance,
): Promise<{ id: string; label: string }> {
  if (await findUserByEmail(tx, row.email)) throw signInFirst();
  const familyName = row.family_name || said.familyName;
  const givenName = row.given_name || said.givenName;
  if (!familyName)
    throw invalid("familyName", "Indiquez votre nom : c'est lui qui signe ce que vous faites ici.");
  if (!givenName)
    throw invalid("givenName", "Indiquez votre prénom : il signe avec votre nom ce que vous faites ici.");
  const id = await insertUser(tx, {
    email: row.email,
    familyName,
    givenName,
    rpps: null,
    now: nowOf(deps),
  });
  return { id, label: `${givenName} ${familyName}`.trim() };
}
