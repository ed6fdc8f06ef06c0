import type { Deps } from "../../deps.ts";
import { conflict, notFound } from "../../errors/problems.ts";
import type { Session } from "../../http/index.ts";
import { actOnPlatform, recordIn, recordInEachCpts } from "../audit/record-identity-act.ts";
import type { MyName } from "../contract.ts";
import { forgetSessions } from "../session/find-session.ts";
import { isNameMissing } from "./name-missing.ts";
import { lockUser, nameOf, setName } from "./user-store.ts";

/**
 * Once, for an account that bears no name: it signs all that the person does from now on. What the journals say of before
 * stays signed as it was. @throws conflict when the account has a name.
 */
export async function sayMyName(
  deps: Deps,
  session: Session,
  { givenName, familyName }: MyName,
  requestId: string,
): Promise<void> {
  const act = {
    action: "identity.name-said",
    actorUserId: session.userId,
    subjectKind: "user",
    subjectId: session.userId,
    requestId,
  };
  const before = await actOnPlatform(deps, async (tx) => {
    const user = await lockUser(tx, session.userId);
    if (!user) throw notFound("identity.user-not-found");
    if (!isNameMissing(user))
      throw conflict(
        "identity.name-known",
        "Votre nom est déjà écrit : il signe ce que vous avez fait. Pour le corriger, adressez-vous à l'administrateur de la plateforme.",
      );
    await setName(tx, user.id, givenName, familyName);
    const actorLabel = nameOf(user) || (user.email ?? "");
    await recordIn(deps, tx, { ...act, actorLabel });
    return actorLabel;
  });
  forgetSessions(deps, session.userId);
  await recordInEachCpts(deps, session.userId, { ...act, actorLabel: before });
}
