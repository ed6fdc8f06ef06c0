import type { Role } from "../../access/index.ts";
import { newId, type Tx } from "../../db/index.ts";

const FIELDS = [
  "id",
  "email",
  "role",
  "professional_id",
  "organization",
  "family_name",
  "given_name",
  "created_at",
  "expires_at",
] as const;

export const listOpenInvitations = (
  tx: Tx,
  cptsId: string,
  page: { before: (string | number)[] | undefined; limit: number },
) =>
  tx
    .selectFrom("identity_invitations")
    .select(FIELDS)
    .where("cpts_id", "=", cptsId)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .$if(page.before !== undefined, (query) => query.where("id", "<", String(page.before?.[0])))
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();

export type NewInvitation = {
  cptsId: string;
  email: string;
  role: Role;
  professionalId: string | null;
  organization: string;
  familyName: string;
  givenName: string;
  invitedBy: string | null;
  now: Date;
  expiresAt: Date;
  tokenHash: Buffer;
};

export async function insertInvitation(tx: Tx, row: NewInvitation): Promise<string> {
  const id = newId();
  await tx
    .insertInto("identity_invitations")
    .values({
      cpts_id: row.cptsId,
      id,
      email: row.email,
      role: row.role,
      professional_id: row.professionalId,
      organization: row.organization || null,
      family_name: row.familyName,
      given_name: row.givenName,
      invited_by: row.invitedBy,
      created_at: row.now,
      expires_at: row.expiresAt,
      token_hash: row.tokenHash,
    })
    .execute();
  return id;
}

export const lockOpenInvitation = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("identity_invitations")
    .select(["email", "role", "expires_at"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .forUpdate()
    .executeTakeFirst();

/** A new link, and seven more days; the former link dies. */
export const renewInvitation = (tx: Tx, cptsId: string, id: string, tokenHash: Buffer, expiresAt: Date) =>
  tx
    .updateTable("identity_invitations")
    .set({ token_hash: tokenHash, expires_at: expiresAt })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

export const revokeInvitationRow = (tx: Tx, cptsId: string, id: string, now: Date) =>
  tx
    .updateTable("identity_invitations")
    .set({ revoked_at: now })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .returning(["id", "role"])
    .executeTakeFirst();

export const findLiveInvitation = (tx: Tx, cptsId: string, tokenHash: Buffer, now: Date) =>
  tx
    .selectFrom("identity_invitations")
    .select(FIELDS)
    .where("cpts_id", "=", cptsId)
    .where("token_hash", "=", tokenHash)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();

/** In one statement with its check: an invitation is accepted once. */
export const takeInvitation = (tx: Tx, cptsId: string, tokenHash: Buffer, now: Date) =>
  tx
    .updateTable("identity_invitations")
    .set({ accepted_at: now })
    .where("cpts_id", "=", cptsId)
    .where("token_hash", "=", tokenHash)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .returning([...FIELDS, "invited_by"])
    .executeTakeFirst();

export const signInvitation = (tx: Tx, cptsId: string, id: string, userId: string) =>
  tx
    .updateTable("identity_invitations")
    .set({ accepted_by: userId })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();
