import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { hashToken, newToken, SESSION_COOKIE } from "../../src/platform/identity/index.ts";
import type { Bench } from "../scenario.ts";
import type { BenchDatabase } from "../seed/bench-database.ts";

export interface BenchServer {
  port: number;
  /** A cookie of an operator of every seeded CPTS. */
  cookie: string;
  cpts: { id: string; slug: string }[];
}

/** The application in its own process, and an operator who belongs to every seeded CPTS. */
export async function startBenchServer(database: BenchDatabase, atEnd: Bench["atEnd"]): Promise<BenchServer> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, "serve-bench.ts")], {
    env: { ...process.env, ...database.environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  atEnd(() => {
    child.kill("SIGTERM");
    return ended;
  });
  const port = await new Promise<number>((resolve, reject) => {
    ended.then(() => reject(new Error("the bench server did not start")));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) =>
      resolve(Number(line.slice(5))),
    );
  });
  const token = newToken();
  const { rows } = await database.storage.owner.query<{ id: string; slug: string }>(
    `with person as (insert into identity_users (id, family_name, given_name) values (gen_random_uuid(), 'Banc', 'Camille') returning id),
      session as (insert into identity_sessions (id, token_hash, user_id, method, created_at, last_seen_at, idle_ends_at, ends_at, device)
        select gen_random_uuid(), $1, person.id, 'demo', now(), now(), now() + interval '4 hours', now() + interval '9 hours', 'banc' from person),
      member as (insert into identity_memberships (cpts_id, id, user_id, role) select c.id, gen_random_uuid(), person.id, 'operator' from territory_cpts c, person
        where c.slug ~ '^banc-[0-9]+$' returning cpts_id)
    select c.id, c.slug from territory_cpts c join member m on m.cpts_id = c.id order by c.slug`,
    [hashToken(token)],
  );
  return { port, cookie: `${SESSION_COOKIE}=${token}`, cpts: rows };
}
