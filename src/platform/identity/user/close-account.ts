import type { Deps } from "../../deps.ts";
import { notFound } from "../../errors/problems.ts";
import { nowOf } from "../../time/index.ts";
import { actOnPlatform, recordIn } from "../audit/record-identity-act.ts";
import { forgetSessions } from "../session/find-session.ts";
import { revokeSessionsOf } from "../session/session-store.ts";
import { findUserByEmail, setDisabled } from "./user-store.ts";

/**
 * Closes an account (every way in refuses it and its sessions end), or opens it again; from the command line. Memberships stay
 * as they are: a coordinator ends them. @throws notFound for an unknown address.
 */
export async function closeAccount(
  deps: Deps,
  input: { email: string; reopen?: boolean },
): Promise<{ sessionsEnded: number }> {
  const isClosing = input.reopen !== true;
  const { userId, ended } = await actOnPlatform(deps, async (tx) => {
    const user = await findUserByEmail(tx, input.email.trim().toLowerCase());
    if (!user) throw notFound("identity.user-not-found", "Aucun compte n'a cette adresse mail.");
    await setDisabled(tx, user.id, isClosing ? nowOf(deps) : null);
    const sessions = isClosing ? await revokeSessionsOf(tx, user.id, nowOf(deps)) : [];
    await recordIn(deps, tx, {
      action: isClosing ? "identity.account-closed" : "identity.account-reopened",
      actorUserId: null,
      actorLabel: "Ligne de commande",
      subjectKind: "user",
      subjectId: user.id,
    });
    return { userId: user.id, ended: sessions.length };
  });
  forgetSessions(deps, userId);
  return { sessionsEnded: ended };
}
