import { withPlatform } from "../db/index.ts";
import type { Deps } from "../deps.ts";
import { nowOf } from "../time/index.ts";

/**
 * Whether the session holds and its person still belongs to the CPTS. Unlike a request it does not count as activity:
 * a screen left open must not keep a session alive.
 */
export async function isSessionStillLive(
  deps: Deps,
  session: { id: string; userId: string; cptsId: string },
): Promise<boolean> {
  const now = nowOf(deps);
  return withPlatform(
    deps.db,
    async (tx) => {
      const row = await tx
        .selectFrom("identity_sessions as s")
        .innerJoin("identity_users as u", "u.id", "s.user_id")
        .select("s.id")
        .where("s.id", "=", session.id)
        .where("s.revoked_at", "is", null)
        .where("s.idle_ends_at", ">", now)
        .where("s.ends_at", ">", now)
        .where("u.disabled_at", "is", null)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom("identity_memberships as m")
              .select("m.id")
              .where("m.user_id", "=", session.userId)
              .where("m.cpts_id", "=", session.cptsId)
              .where("m.ended_at", "is", null),
          ),
        )
        .executeTakeFirst();
      return row !== undefined;
    },
    { userId: session.userId },
  );
}
