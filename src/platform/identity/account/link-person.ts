import { isCollision, type Tx } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { nowOf } from "../../time/index.ts";
import { actOnPlatform, recordIn } from "../audit/record-identity-act.ts";
import { ClaimsProblem, type Identified } from "../provider/read-claims.ts";
import {
  findUser,
  findUserByEmail,
  findUserByRpps,
  giveRpps,
  insertUser,
  nameOf,
} from "../user/user-store.ts";
import { findAccount, insertAccount } from "./account-store.ts";

interface Linking {
  provider: string;
  identified: Identified;
  /** Set when a signed-in person asked to add this way of signing in to their own account. */
  toUserId: string | undefined;
  requestId: string;
}

/**
 * The person behind a provider's subject: the one already linked, else the one of that RPPS or verified address, else a new
 * one. Opens no CPTS: a membership comes from an invitation or an accepted request only.
 */
export async function linkPerson(deps: Deps, linking: Linking): Promise<string> {
  try {
    return await actOnPlatform(deps, (tx) => findOrLink(deps, tx, linking));
  } catch (error) {
    // Two first sign-ins of the same person at once: the other one made the link.
    if (!isCollision(error)) throw error;
    return actOnPlatform(deps, (tx) => findOrLink(deps, tx, linking));
  }
}

async function findOrLink(
  deps: Deps,
  tx: Tx,
  { provider, identified, toUserId, requestId }: Linking,
): Promise<string> {
  const account = await findAccount(tx, provider, identified.subject);
  if (account) return sameAsBefore(tx, account.user_id, identified, toUserId);
  const userId = toUserId ? await chosen(tx, toUserId, identified) : await knownOrNew(deps, tx, identified);
  await insertAccount(tx, { provider, subject: identified.subject, userId, now: nowOf(deps) });
  const user = await findUser(tx, userId);
  await recordIn(deps, tx, {
    action: "identity.account-linked",
    actorUserId: userId,
    actorLabel: user ? nameOf(user) : "",
    details: { provider: provider.split(":")[0] ?? "" },
    requestId,
  });
  return userId;
}

/** A subject never changes hands: neither to another account, nor to another RPPS. */
async function sameAsBefore(
  tx: Tx,
  userId: string,
  { rpps }: Identified,
  toUserId: string | undefined,
): Promise<string> {
  if (toUserId !== undefined && toUserId !== userId) throw new ClaimsProblem("compte-pris");
  const user = await findUser(tx, userId);
  if (rpps && user?.rpps && user.rpps !== rpps) throw new ClaimsProblem("psc-identite");
  return userId;
}

async function knownOrNew(deps: Deps, tx: Tx, identified: Identified): Promise<string> {
  const known = identified.rpps
    ? await findUserByRpps(tx, identified.rpps)
    : identified.email
      ? await findUserByEmail(tx, identified.email)
      : undefined;
  return known?.id ?? insertUser(tx, { ...identified, now: nowOf(deps) });
}

/** Adds the RPPS to the account of the person who asked; refused when either already stands for someone else. */
async function chosen(tx: Tx, userId: string, { rpps }: Identified): Promise<string> {
  if (!rpps) return userId;
  const [user, holder] = [await findUser(tx, userId), await findUserByRpps(tx, rpps)];
  if ((holder && holder.id !== userId) || (user?.rpps && user.rpps !== rpps))
    throw new ClaimsProblem("compte-pris");
  await giveRpps(tx, userId, rpps);
  return userId;
}
