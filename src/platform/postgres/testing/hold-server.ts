import pg from "pg";
import { startLocalPostgres } from "../index.ts";

/** Run as a process: starts the server of the folder given, keeps one row and a session in it, and waits to be killed. */
const server = await startLocalPostgres({ dataDir: process.argv[2]!, durable: false });
process.on("SIGTERM", () => server.stop().then(() => process.exit(0)));
const client = new pg.Client({ connectionString: server.url() });
client.on("error", () => {});
await client.connect();
await client.query("create table if not exists held (n int)");
await client.query("insert into held values (1)");
process.stdout.write(`${server.pid}\n`);
await client.query("select pg_sleep(600)").catch(() => {});
