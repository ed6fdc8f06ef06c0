import { type PlatformTx, withPlatform } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { nowOf } from "../../time/index.ts";
import { hashToken, newToken } from "../session/session-token.ts";
import { findUserByEmail } from "../user/user-store.ts";
import { type Asked, hashSource, LINK_MINUTES, mayMailLink } from "./link-limits.ts";
import { insertLink, lockEmail } from "./link-store.ts";

/**
 * Sends a one-time link if the address is somebody's. What is done and answered before the mail leaves is the same for an
 * unknown address, its row included: neither the answer nor its delay tells who has an account.
 */
export async function askLink(deps: Deps, asked: Asked & { returnTo: string }): Promise<void> {
  const token = newToken();
  const isToMail = await withPlatform(deps.db, (tx) => keepLink(deps, tx, asked, token));
  if (!isToMail) return;
  // After the answer: the time that the mail server takes says nothing either.
  void deps.mail
    .send({
      to: asked.email,
      subject: "Votre lien de connexion à Maillage",
      text: linkMail(`${deps.settings.publicUrl}/connexion/lien/${token}`),
    })
    .catch((error: Error) => deps.log.error({ name: error.name }, "the sign-in link could not be mailed"));
}

async function keepLink(
  deps: Deps,
  tx: PlatformTx,
  asked: Asked & { returnTo: string },
  token: string,
): Promise<boolean> {
  const now = nowOf(deps);
  const hashes = { browser: hashToken(asked.browser), source: hashSource(deps, asked) };
  await lockEmail(tx, asked.email);
  if (!(await mayMailLink(deps, tx, asked, hashes, now))) return false;
  await insertLink(tx, {
    tokenHash: hashToken(token),
    email: asked.email,
    browserHash: hashes.browser,
    sourceHash: hashes.source,
    returnTo: asked.returnTo,
    now,
    expiresAt: new Date(now.getTime() + LINK_MINUTES * 60_000),
  });
  const user = await findUserByEmail(tx, asked.email);
  return user !== undefined && user.disabled_at === null;
}

const linkMail = (url: string): string =>
  [
    "Bonjour,",
    "",
    "Voici votre lien pour vous connecter à Maillage :",
    url,
    "",
    `Il sert une seule fois, pendant ${LINK_MINUTES} minutes, dans le navigateur où vous l'avez demandé.`,
    "Si vous n'avez rien demandé, ignorez ce message : sans votre navigateur, ce lien n'ouvre rien.",
    "",
    "Maillage",
  ].join("\n");
