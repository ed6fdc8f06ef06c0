import { type PlatformTx, withPlatform } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { conflict, forbidden } from "../../errors/problems.ts";
import { nowOf } from "../../time/index.ts";
import { hashToken } from "../session/session-token.ts";
import { findUserByEmail } from "../user/user-store.ts";
import { findLiveLink, takeLink } from "./link-store.ts";

/**
 * Uses a link up, in the browser that asked for it.
 * @throws forbidden in another browser (the link stays good in its own), conflict when used, too old or unknown.
 */
export const useLink = (
  deps: Deps,
  token: string,
  browser: string | undefined,
): Promise<{ userId: string; email: string; returnTo: string }> =>
  withPlatform(deps.db, async (tx) => {
    const link = browser ? await takeLink(tx, hashToken(token), hashToken(browser), nowOf(deps)) : undefined;
    if (!link) throw await refusal(deps, tx, token);
    const user = await findUserByEmail(tx, link.email);
    if (!user) throw overLink();
    return { userId: user.id, email: link.email, returnTo: link.return_to ?? "/" };
  });

async function refusal(deps: Deps, tx: PlatformTx, token: string) {
  if (!(await findLiveLink(tx, hashToken(token), nowOf(deps)))) return overLink();
  return forbidden(
    "identity.link-other-browser",
    "Ce lien s'ouvre seulement dans le navigateur où vous l'avez demandé. Ouvrez-le là-bas, ou demandez un nouveau lien depuis ce navigateur-ci.",
  );
}

const overLink = () =>
  conflict(
    "identity.link-over",
    "Ce lien n'est plus valable : il a déjà servi, ou il a plus de 15 minutes. Demandez-en un nouveau.",
  );
