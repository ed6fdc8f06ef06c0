import { Logger, runOnce } from "graphile-worker";
import type pg from "pg";
import { buildApp } from "../../../src/app/server/build-app.ts";
import { slices } from "../../../src/app/slices.ts";
import { withPlatform } from "../../../src/platform/db/index.ts";
import type { Deps } from "../../../src/platform/deps.ts";
import { findCptsWithEvents, tellAll } from "../../../src/platform/events/index.ts";
import { openSession, SESSION_COOKIE } from "../../../src/platform/identity/index.ts";

/** The real application with a clock of its own: the demo's past is lived through the same routes as its present. */
export interface SimulatedApp {
  deps: Deps;
  owner: pg.Pool;
  /** Sets the clock. */
  goTo: (at: Date) => void;
  now: () => Date;
  /** Calls a route as this person; throws on anything but 2xx. */
  call: (userId: string, method: string, path: string, body?: unknown) => Promise<unknown>;
  /** Sends a file as it is to a route, as this person; throws on anything but 2xx. */
  send: (userId: string, path: string, file: string) => Promise<unknown>;
  /** Tells the events and runs the jobs that are due. */
  settle: () => Promise<void>;
}

const SESSION_DAY_MS = 10 * 3_600_000;
const never = new AbortController().signal;

export function simulate(deps: Deps, owner: pg.Pool, start: Date): SimulatedApp {
  let at = start;
  const past: Deps = {
    ...deps,
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(at.getTime()) },
    settings: { ...deps.settings, RATE_LIMIT_FACTOR: 100_000 },
    wake: () => {},
    // Mails of a past that nobody lived would only fill the mailbox.
    mail: { send: async () => {} },
  };
  const app = buildApp(past);
  const cookies = new Map<string, { cookie: string; until: number }>();
  const cookieOf = async (userId: string): Promise<string> => {
    const known = cookies.get(userId);
    if (known && known.until > at.getTime()) return known.cookie;
    const { token } = await withPlatform(past.db, (tx) =>
      openSession(tx, { userId, method: "demo", device: "Démonstration", now: at }),
    );
    const cookie = `${SESSION_COOKIE}=${token}`;
    cookies.set(userId, { cookie, until: at.getTime() + 3 * 3_600_000 });
    return cookie;
  };
  return {
    deps: past,
    owner,
    now: () => at,
    goTo: (next) => {
      if (Math.abs(next.getTime() - at.getTime()) > SESSION_DAY_MS) cookies.clear();
      at = next;
    },
    call: async (userId, method, path, body) => {
      const response = await app.request(path, {
        method,
        headers: {
          cookie: await cookieOf(userId),
          "x-maillage": "1",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 400)}`);
      return text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : undefined;
    },
    send: async (userId, path, file) => {
      const headers = {
        cookie: await cookieOf(userId),
        "x-maillage": "1",
        "content-type": "application/octet-stream",
      };
      const response = await app.request(path, { method: "POST", headers, body: file });
      const text = await response.text();
      if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text.slice(0, 400)}`);
      return JSON.parse(text);
    },
    settle: () => settle(past, owner),
  };
}

async function settle(deps: Deps, owner: pg.Pool): Promise<void> {
  const subscribers = slices.flatMap((slice) => slice.subscribers ?? []);
  const jobs = slices.flatMap((slice) => slice.jobs ?? []);
  const taskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      (payload: unknown) => job.run(deps, payload as Record<string, unknown>, { signal: never }),
    ]),
  );
  for (let round = 0; round < 5; round++) {
    const waiting = await findCptsWithEvents(deps);
    if (waiting.length > 0) await tellAll(deps, subscribers, waiting, never);
    const due = await owner.query(
      "select 1 from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts limit 1",
    );
    if (waiting.length === 0 && due.rowCount === 0) return;
    await runOnce({ pgPool: owner, taskList, logger: new Logger(() => () => {}) });
  }
}
