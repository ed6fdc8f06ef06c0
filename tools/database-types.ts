import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { migrate, openPool } from "../src/platform/db/index.ts";
import { startLocalPostgres } from "../src/platform/postgres/index.ts";
import { quickFolder } from "./testing/quick-folder.ts";

const TARGET = join(import.meta.dirname, "../src/platform/db/generated/tables.ts");
const verify = process.argv.includes("--verify");

/** Writes the table types of a freshly migrated database; `--verify` only compares, and fails when they drifted. */
const folder = await quickFolder("maillage-types-");
const postgres = await startLocalPostgres({ dataDir: folder, durable: false });
try {
  const owner = openPool({ url: postgres.url("postgres"), applicationName: "types", max: 1 });
  await migrate(owner);
  await owner.end();
  const out = join(folder, "tables.ts");
  await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, "../node_modules/kysely-codegen/dist/cli/bin.js"),
    "--dialect",
    "postgres",
    "--url",
    postgres.url("postgres"),
    "--date-parser",
    "string",
    "--numeric-parser",
    "number",
    "--type-mapping",
    '{"int8":"number"}',
    "--out-file",
    out,
  ]);
  const fresh = await readFile(out, "utf8");
  if (!verify) await writeFile(TARGET, fresh);
  else if (fresh !== (await readFile(TARGET, "utf8"))) {
    console.error(
      "The table types have drifted from the migrations: run `npm run types` and commit the result.",
    );
    process.exitCode = 1;
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
