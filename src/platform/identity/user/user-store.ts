import { newId, type PlatformTx } from "../../db/index.ts";

const FIELDS = [
  "id",
  "email",
  "family_name",
  "given_name",
  "rpps",
  "disabled_at",
  "is_administrator",
] as const;

export const findUser = (tx: PlatformTx, id: string) =>
  tx.selectFrom("identity_users").select(FIELDS).where("id", "=", id).executeTakeFirst();

export const lockUser = (tx: PlatformTx, id: string) =>
  tx.selectFrom("identity_users").select(FIELDS).where("id", "=", id).forUpdate().executeTakeFirst();

export const findUserByEmail = (tx: PlatformTx, email: string) =>
  tx.selectFrom("identity_users").select(FIELDS).where("email", "=", email).executeTakeFirst();

export const findUserByRpps = (tx: PlatformTx, rpps: string) =>
  tx.selectFrom("identity_users").select(FIELDS).where("rpps", "=", rpps).executeTakeFirst();

export type NewUser = {
  email: string | null;
  familyName: string;
  givenName: string;
  rpps: string | null;
  now: Date;
};

export async function insertUser(tx: PlatformTx, user: NewUser): Promise<string> {
  const id = newId();
  await tx
    .insertInto("identity_users")
    .values({
      id,
      email: user.email,
      family_name: user.familyName.slice(0, 100),
      given_name: user.givenName.slice(0, 100),
      rpps: user.rpps,
      created_at: user.now,
    })
    .execute();
  return id;
}

export const giveRpps = (tx: PlatformTx, id: string, rpps: string) =>
  tx.updateTable("identity_users").set({ rpps }).where("id", "=", id).where("rpps", "is", null).execute();

export const setName = (tx: PlatformTx, id: string, givenName: string, familyName: string) =>
  tx
    .updateTable("identity_users")
    .set({ given_name: givenName, family_name: familyName })
    .where("id", "=", id)
    .execute();

export const nameOf = (user: { given_name: string; family_name: string }): string =>
  `${user.given_name} ${user.family_name}`.trim();

export const setDisabled = (tx: PlatformTx, id: string, at: Date | null) =>
  tx.updateTable("identity_users").set({ disabled_at: at }).where("id", "=", id).execute();
