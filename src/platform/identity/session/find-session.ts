import { withPlatform } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import type { Membership, Session } from "../../http/index.ts";
import { idleEnd } from "./open-session.ts";
import { findLiveSession, listMembershipsOf, touchSession } from "./session-store.ts";
import { hashToken } from "./session-token.ts";

interface Kept {
  session: Session | undefined;
  until: number;
}

// A session is read at most every 5 s, so a revocation made by another process is felt within 5 s; our own is at once.
const KEEP_MS = 5_000;
const TOUCH_MS = 60_000;
const MOST_KEPT = 20_000;

const kept = new WeakMap<object, Map<string, Kept>>();

const cacheOf = (deps: Deps): Map<string, Kept> => {
  const cache = kept.get(deps.db) ?? new Map<string, Kept>();
  kept.set(deps.db, cache);
  return cache;
};

/** Forgets what is remembered of sessions: after a sign-out, a revocation or a change of rights. */
export const forgetSessions = (deps: Deps): void => cacheOf(deps).clear();

/** The live session of this token, or undefined: unknown, idle for too long, ended, revoked, or its person disabled. */
export async function findSession(deps: Deps, token: string): Promise<Session | undefined> {
  if (token.length !== 43) return undefined;
  const hash = hashToken(token);
  const key = hash.toString("base64");
  const cache = cacheOf(deps);
  const now = deps.clock.now().epochMilliseconds;
  const known = cache.get(key);
  if (known && known.until > now) return known.session;
  const session = await readSession(deps, hash, new Date(now));
  if (cache.size >= MOST_KEPT) cache.clear();
  cache.set(key, { session, until: now + KEEP_MS });
  return session;
}

async function readSession(deps: Deps, hash: Buffer, now: Date): Promise<Session | undefined> {
  const row = await withPlatform(deps.db, async (tx) => {
    const found = await findLiveSession(tx, hash, now);
    if (found && now.getTime() - found.last_seen_at.getTime() > TOUCH_MS) await touchSession(tx, found.id, now, idleEnd(now));
    return found;
  });
  if (!row) return undefined;
  const rows = await withPlatform(deps.db, (tx) => listMembershipsOf(tx, row.user_id), { userId: row.user_id });
  return {
    id: row.id,
    userId: row.user_id,
    label: `${row.given_name} ${row.family_name}`.trim(),
    email: row.email,
    isAdministrator: row.is_administrator,
    method: row.method,
    memberships: groupByCpts(rows),
  };
}

function groupByCpts(rows: Awaited<ReturnType<typeof listMembershipsOf>>): Membership[] {
  const byCpts = new Map<string, Membership>();
  for (const row of rows) {
    const one = byCpts.get(row.cpts_id) ?? {
      cptsId: row.cpts_id,
      cptsSlug: row.slug,
      cptsName: row.name,
      timeZone: row.time_zone,
      roles: [],
      professionalIds: [],
      assistedProfessionalIds: [],
    };
    const role = row.role as Membership["roles"][number];
    if (!one.roles.includes(role)) one.roles.push(role);
    if (row.professional_id) (role === "assistant" ? one.assistedProfessionalIds : one.professionalIds).push(row.professional_id);
    byCpts.set(row.cpts_id, one);
  }
  return [...byCpts.values()];
}
