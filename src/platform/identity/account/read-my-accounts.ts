import { withPlatform } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import type { Session } from "../../http/index.ts";
import type { MyAccounts } from "../contract.ts";
import { accountProvider, providerOf } from "../provider/provider-choice.ts";
import { findUser } from "../user/user-store.ts";
import { listAccounts } from "./account-store.ts";

/** Which of today's providers open this account, and the RPPS number that it bears. */
export const readMyAccounts = (deps: Deps, session: Session): Promise<MyAccounts> =>
  withPlatform(deps.db, async (tx) => {
    const tied = new Set((await listAccounts(tx, session.userId)).map((row) => row.provider));
    const isTied = (kind: "psc" | "oidc") => {
      const provider = providerOf(deps.settings, kind);
      return provider !== undefined && tied.has(accountProvider(provider));
    };
    const user = await findUser(tx, session.userId);
    return { rpps: user?.rpps ?? null, psc: isTied("psc"), oidc: isTied("oidc") };
  });
