import type { Context } from "hono";
import type { Tx } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { forbidden } from "../../errors/problems.ts";
import type { Env } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { actOnPlatform, recordIn, recordInEachCpts } from "../audit/record-identity-act.ts";
import { isNameMissing } from "../user/name-missing.ts";
import { findUser, nameOf } from "../user/user-store.ts";
import { readCookie, writeCookie } from "./cookie.ts";
import { describeDevice } from "./describe-device.ts";
import { forgetSessions } from "./find-session.ts";
import { openSession, type SignInMethod } from "./open-session.ts";
import { revokeSessionByToken } from "./session-store.ts";
import { hashToken, SESSION_COOKIE } from "./session-token.ts";

interface SignIn {
  userId: string;
  method: SignInMethod;
  device: string;
  requestId: string;
  /** The session that this browser had: it ends, whoever it was, so that nobody else's session is carried on. */
  formerToken: string | undefined;
}

/** Always a new session. @throws forbidden when the account was closed. */
async function beginSession(
  deps: Deps,
  signIn: SignIn,
): Promise<{ token: string; endsAt: Date; nameMissing: boolean }> {
  const now = nowOf(deps);
  const act = {
    action: "identity.signed-in",
    actorUserId: signIn.userId,
    requestId: signIn.requestId,
    details: { method: signIn.method },
  };
  const opened = await actOnPlatform(deps, async (tx) => {
    const user = await refuseClosed(tx, signIn.userId);
    const former = signIn.formerToken
      ? await revokeSessionByToken(tx, hashToken(signIn.formerToken), now)
      : undefined;
    const session = await openSession(tx, {
      userId: user.id,
      method: signIn.method,
      device: signIn.device,
      now,
    });
    await recordIn(deps, tx, { ...act, actorLabel: nameOf(user) });
    return {
      ...session,
      label: nameOf(user),
      nameMissing: isNameMissing(user),
      formerUserId: former?.user_id,
    };
  });
  if (opened.formerUserId) forgetSessions(deps, opened.formerUserId);
  await recordInEachCpts(deps, signIn.userId, { ...act, actorLabel: opened.label });
  return opened;
}

async function refuseClosed(tx: Tx, userId: string) {
  const user = await findUser(tx, userId);
  if (!user || user.disabled_at) {
    throw forbidden(
      "identity.account-closed",
      "Ce compte est fermé. Adressez-vous au coordinateur de votre CPTS pour le rouvrir.",
    );
  }
  return user;
}

/** Where an account without a name of a person is asked for it. */
const NAME_FIRST = "/compte/sessions";

/**
 * Opens the person's session and hands its cookie to the browser.
 * @returns where to go next: `returnTo`, or where the account is asked for the name that it has not.
 */
export async function signInPerson(
  c: Context<Env>,
  userId: string,
  method: SignInMethod,
  returnTo = "/",
): Promise<string> {
  const { deps, requestId } = c.var;
  const { token, endsAt, nameMissing } = await beginSession(deps, {
    userId,
    method,
    device: describeDevice(c.req.header("user-agent")),
    requestId,
    formerToken: readCookie(c, SESSION_COOKIE),
  });
  writeCookie(
    c,
    SESSION_COOKIE,
    token,
    Math.floor((endsAt.getTime() - deps.clock.now().epochMilliseconds) / 1000),
  );
  return nameMissing ? NAME_FIRST : returnTo;
}
