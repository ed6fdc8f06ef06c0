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
  const url = new URL(options.url);
  // pg lets the address's own options win over ours: without ours the application would keep the owner's rights.
  const own = url.searchParams.get("options") ?? "";
  url.searchParams.delete("options");
  const pool = new pg.Pool({
    connectionString: url.href,
    max: options.max ?? 16,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    types,
    // The application's statements go out without waiting for the answer to the one before (transaction.ts). The owner copies
    // whole tables, and pg refuses streams there.
    pipeline: options.role !== undefined,
    options:
      `${own} -c timezone=UTC${options.role ? ` -c statement_timeout=60000 -c role=${options.role}` : ""}`.trim(),
  });
  pool.on("error", onLost);
  pool.on("connect", (client) => client.on("error", onLost));
  return pool;
}

/**
 * A pool like this one whose COMMIT does not wait for the disk: for work that is begun again if the machine goes down meanwhile, and
 * that is over only with a COMMIT of another pool. Whoever opens it ends it.
 */
export function openHastyPool(pool: pg.Pool): pg.Pool {
  const hasty = new pg.Pool({
    ...pool.options,
    options: `${pool.options.options} -c synchronous_commit=off`,
  });
  // Whoever waits for an answer hears of a lost connection.
  hasty.on("error", () => {});
  hasty.on("connect", (client) => client.on("error", () => {}));
  return hasty;
}

/** A connection like the pool's, for a stream (COPY), which takes no pipeline. Whoever asks for it ends it. */
export async function connectForStreams(pool: pg.Pool): Promise<pg.Client> {
  const client = new pg.Client({ ...pool.options, pipeline: false });
  await client.connect();
  return client;
}
