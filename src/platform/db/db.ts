import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { DB } from "./generated/tables.ts";

export type Tables = DB;

declare const platform: unique symbol;
declare const tenant: unique symbol;

/** The application's pool. It has no query method: every query runs in a transaction that says for whom. */
export interface Database {
  readonly pool: pg.Pool;
}

/** A transaction on the tables shared by all CPTS. Tenant tables show it no row. */
export type PlatformTx = Kysely<DB> & { readonly [platform]: true };

/** A transaction of one CPTS: row-level security shows it that CPTS and nothing else. */
export type Tx = PlatformTx & { readonly [tenant]: true };

export const openDatabase = (pool: pg.Pool): Database => ({ pool });

interface Bound {
  client: pg.PoolClient;
  cptsId: string | undefined;
  afterCommit: (() => void)[];
  /** Of `commitWith`: said, then done. */
  last: "no" | "said" | "gone";
}

const clients = new WeakMap<object, Bound>();

/** Kysely on one connection that is already inside a transaction. */
export function bindTo(client: pg.PoolClient, cptsId?: string): Tx {
  const bound: Bound = { client, cptsId, afterCommit: [], last: "no" };
  const connected = { connect: async () => borrowed(refuseLate(bound)), end: async () => {} };
  const tx = new Kysely<DB>({ dialect: new PostgresDialect({ pool: connected as never }) }) as Tx;
  clients.set(tx, bound);
  return tx;
}

function refuseLate({ client, last }: Bound): pg.PoolClient {
  if (last === "gone") throw new Error("COMMIT has left: nothing can be asked in this transaction any more");
  return client;
}

// Kysely releases after each query; the connection stays ours until COMMIT.
function borrowed(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get: (target, key) => {
      if (key === "release") return () => {};
      const value = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** The CPTS of a tenant transaction. */
export function cptsOf(tx: Tx): string {
  const cptsId = clients.get(tx)?.cptsId;
  if (!cptsId) throw new Error("not a tenant transaction");
  return cptsId;
}

/** Runs `effect` once the transaction is committed; never if it is rolled back. For wake-up calls, not for work. */
export function afterCommit(tx: PlatformTx, effect: () => void): void {
  clients.get(tx)?.afterCommit.push(effect);
}

export function runAfterCommit(tx: PlatformTx): void {
  for (const effect of clients.get(tx)?.afterCommit ?? []) effect();
}

/**
 * Says, before the first wait of `work`, that COMMIT may leave together with the statements asked so far: one round trip for the whole
 * transaction. If one of them is refused PostgreSQL makes a ROLLBACK of it. What `work` refuses otherwise undoes nothing, and what it
 * asks afterwards is an error. Said after a wait, as behind the reading of an idempotency key, it changes nothing.
 */
export function commitWith(tx: PlatformTx): void {
  const bound = clients.get(tx);
  if (bound) bound.last = "said";
}

/** Sends COMMIT now if `work` has said so; nothing more is asked in this transaction then. */
export function commitIfSaid(tx: PlatformTx): Promise<pg.QueryResult> | undefined {
  const bound = clients.get(tx);
  if (bound?.last !== "said") return undefined;
  bound.last = "gone";
  return bound.client.query("commit");
}

/** A statement with a name is parsed and planned once per connection: for the hot paths only. */
export async function prepared<Row extends pg.QueryResultRow>(
  tx: PlatformTx,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const bound = clients.get(tx);
  if (!bound) throw new Error("not a transaction of this database");
  return (await refuseLate(bound).query<Row>({ name, text, values })).rows;
}
