import pg from "pg";

// Dates without time stay text (a birth date has no zone); bigint counts fit a JavaScript number.
const DATE = 1082;
const BIGINT = 20;
const NUMERIC = 1700;
const types = new pg.TypeOverrides();
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(BIGINT, Number);
types.setTypeParser(NUMERIC, Number);

export interface PoolOptions {
  url: string;
  /** Role taken at connection: `maillage_app` for the server, none for the owner. */
  role?: "maillage_app";
  max?: number;
  applicationName: string;
}

/** A pool of connections. A lost connection is logged by the caller's `onLost`, never thrown from nowhere. */
export function openPool(options: PoolOptions, onLost: (error: Error) => void = () => {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 16,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    types,
    options: options.role
      ? `-c timezone=UTC -c statement_timeout=60000 -c role=${options.role}`
      : "-c timezone=UTC",
  });
  pool.on("error", onLost);
  pool.on("connect", (client) => client.on("error", onLost));
  return pool;
}
