import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { bindTo, commitIfSaid, type Database, type PlatformTx, runAfterCommit, type Tx } from "./db.ts";
import { isId } from "./new-id.ts";
import { isRetryable } from "./violations.ts";

export interface TenantScope {
  cptsId: string;
  userId?: string | undefined;
}

const MOST_TRIES = 5;

/**
 * Runs `work` in one transaction of one CPTS. Serialisation failures and deadlocks are tried again (5 tries, jitter),
 * so `work` must have no effect but its queries.
 */
export async function withTenant<T>(
  db: Database,
  scope: TenantScope | string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { cptsId, userId } = typeof scope === "string" ? { cptsId: scope, userId: undefined } : scope;
  if (!isId(cptsId)) throw new Error("a CPTS id is a UUID");
  if (userId !== undefined && !isId(userId)) throw new Error("a user id is a UUID");
  // Literals, validated above: SET LOCAL takes no parameter, and goes with BEGIN in one round trip.
  const begin = `begin; set local app.cpts_id = '${cptsId}'; set local app.user_id = '${userId ?? ""}'`;
  return inTransaction(db.pool, begin, cptsId, work);
}

/** Runs `work` in a transaction on shared tables; with `userId`, that person's memberships are visible too. */
export async function withPlatform<T>(
  db: Database,
  work: (tx: PlatformTx) => Promise<T>,
  options: { userId?: string } = {},
): Promise<T> {
  if (options.userId !== undefined && !isId(options.userId)) throw new Error("a user id is a UUID");
  const begin = options.userId ? `begin; set local app.user_id = '${options.userId}'` : "begin";
  return inTransaction(db.pool, begin, undefined, work);
}

async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  cptsId: string | undefined,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(pool, begin, cptsId, work);
    } catch (error) {
      if (attempt >= MOST_TRIES || !isRetryable(error)) throw error;
      await sleep(5 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

async function once<T>(
  pool: pg.Pool,
  begin: string,
  cptsId: string | undefined,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  let early: Promise<pg.QueryResult> | undefined;
  try {
    sendTogether(client);
    const begun = client.query(begin);
    // Its failure is said below, and `work` fails with it: the connection is lost, or the transaction is.
    begun.catch(() => {});
    const tx = bindTo(client, cptsId);
    const working = work(tx);
    early = commitIfSaid(tx);
    early?.catch(() => {});
    const result = await working;
    await begun;
    const { command } = await (early ?? client.query("commit"));
    if (early && command !== "COMMIT") throw new Error("PostgreSQL made a ROLLBACK of a COMMIT sent early");
    runAfterCommit(tx);
    return result;
  } catch (error) {
    // Where COMMIT has left already, PostgreSQL made a ROLLBACK of it: its answer leaves the connection clean.
    await (early ?? client.query("rollback")).catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/* What is asked before the next tick, BEGIN and the first statements, leaves in one packet: one round trip, one system call. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
