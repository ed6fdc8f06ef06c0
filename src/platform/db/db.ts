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
}

const clients = new WeakMap<object, Bound>();

/** Kysely on one connection that is already inside a transaction. */
export function bindTo(client: pg.PoolClient, cptsId?: string): Tx {
  const connected = { connect: async () => borrowed(client), end: async () => {} };
  const tx = new Kysely<DB>({ dialect: new PostgresDialect({ pool: connected as never }) }) as Tx;
  clients.set(tx, { client, cptsId, afterCommit: [] });
  return tx;
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

/** A statement with a name is parsed and planned once per connection: for the hot paths only. */
export async function prepared<Row extends pg.QueryResultRow>(
  tx: PlatformTx,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const bound = clients.get(tx);
  if (!bound) throw new Error("not a transaction of this database");
  return (await bound.client.query<Row>({ name, text, values })).rows;
}
