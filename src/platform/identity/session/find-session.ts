import { withPlatform } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import type { Membership, Session } from "../../http/index.ts";
import { isNameMissing } from "../user/name-missing.ts";
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

interface Memory {
  sessions: Map<string, Kept>;
  /** Counts what was forgotten: a reading that began before is not kept. */
  forgotten: number;
}

const memories = new WeakMap<object, Memory>();

const memoryOf = (deps: Deps): Memory => {
  const memory = memories.get(deps.db) ?? { sessions: new Map<string, Kept>(), forgotten: 0 };
  memories.set(deps.db, memory);
  return memory;
};

/** Forgets what is remembered of one person's sessions, or of all: after a sign-out, a revocation or a change of rights. */
export function forgetSessions(deps: Deps, userId?: string): void {
  const memory = memoryOf(deps);
  memory.forgotten += 1;
  for (const [key, one] of memory.sessions)
    if (userId === undefined || one.session?.userId === userId) memory.sessions.delete(key);
}

/** The live session of this token, or undefined: unknown, idle for too long, ended, revoked, or its person disabled. */
export async function findSession(deps: Deps, token: string): Promise<Session | undefined> {
  if (token.length !== 43) return undefined;
  const hash = hashToken(token);
  const key = hash.toString("base64");
  const memory = memoryOf(deps);
  const now = deps.clock.now().epochMilliseconds;
  const known = memory.sessions.get(key);
  if (known && known.until > now) return known.session;
  const before = memory.forgotten;
  const session = await readSession(deps, hash, new Date(now));
  if (memory.sessions.size >= MOST_KEPT) memory.sessions.clear();
  if (memory.forgotten === before) memory.sessions.set(key, { session, until: now + KEEP_MS });
  return session;
}

async function readSession(deps: Deps, hash: Buffer, now: Date): Promise<Session | undefined> {
  const row = await withPlatform(deps.db, async (tx) => {
    const found = await findLiveSession(tx, hash, now);
    if (found && now.getTime() - found.last_seen_at.getTime() > TOUCH_MS)
      await touchSession(tx, found.id, now, idleEnd(now));
    return found;
  });
  if (!row) return undefined;
  const rows = await withPlatform(deps.db, (tx) => listMembershipsOf(tx, row.user_id), {
    userId: row.user_id,
  });
  return {
    id: row.id,
    userId: row.user_id,
    label: `${row.given_name} ${row.family_name}`.trim(),
    email: row.email,
    nameMissing: isNameMissing(row),
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
    if (row.professional_id)
      (role === "assistant" ? one.assistedProfessionalIds : one.professionalIds).push(row.professional_id);
    byCpts.set(row.cpts_id, one);
  }
  return [...byCpts.values()];
}
