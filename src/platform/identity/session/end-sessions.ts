import { withPlatform } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { notFound } from "../../errors/problems.ts";
import type { Session } from "../../http/index.ts";
import { nowOf } from "../../time/index.ts";
import { actOnPlatform, recordIn } from "../audit/record-identity-act.ts";
import type { MySession } from "../contract.ts";
import { forgetSessions } from "./find-session.ts";
import { listLiveSessions, revokeSessionRow } from "./session-store.ts";

/** Where this person is signed in now; the present session first. */
export async function listMySessions(deps: Deps, session: Session): Promise<MySession[]> {
  const rows = await withPlatform(deps.db, (tx) => listLiveSessions(tx, session.userId, nowOf(deps)));
  return rows
    .map((row) => ({
      id: row.id,
      method: row.method as MySession["method"],
      device: row.device,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      current: row.id === session.id,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one of one's own sessions, at once in this process. @throws notFound for another person's. */
export async function revokeMySession(
  deps: Deps,
  session: Session,
  id: string,
  requestId: string,
): Promise<void> {
  await actOnPlatform(deps, async (tx) => {
    if (!(await revokeSessionRow(tx, session.userId, id, nowOf(deps))))
      throw notFound("identity.session-not-found");
    await recordIn(deps, tx, {
      action: id === session.id ? "identity.signed-out" : "identity.session-revoked",
      actorUserId: session.userId,
      actorLabel: session.label,
      subjectKind: "session",
      subjectId: id,
      requestId,
    });
  });
  forgetSessions(deps, session.userId);
}
