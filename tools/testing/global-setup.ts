import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "../../src/app/database/prepare-database.ts";
import { openPool } from "../../src/platform/db/index.ts";
import { startLocalPostgres } from "../../src/platform/postgres/index.ts";
import { quickFolder } from "./quick-folder.ts";

export const TEMPLATE = "maillage_template";
// Enough of France for the tests: the demo, both clocks that never change and those that do, Alsace.
export const TEST_DEPARTMENTS = ["31", "66", "67", "75", "974", "972"];

declare module "vitest" {
  export interface ProvidedContext {
    ownerUrl: string;
  }
}

/** One real PostgreSQL for the whole run, one prepared template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await quickFolder("maillage-test-");
  const postgres = await startLocalPostgres({ dataDir: folder, durable: false });
  const admin = openPool({ url: postgres.url("postgres"), applicationName: "tests", max: 1 });
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const owner = openPool({ url: postgres.url(TEMPLATE), applicationName: "tests", max: 2 });
  await prepareDatabase(owner, { departments: TEST_DEPARTMENTS });
  await owner.end();
  project.provide("ownerUrl", postgres.url("postgres"));
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
