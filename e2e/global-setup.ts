import { access } from "node:fs/promises";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { removeLocalPostgres } from "../src/platform/postgres/index.ts";
import { startProcess } from "../tools/testing/a-real-process.ts";
import { quickFolder } from "../tools/testing/quick-folder.ts";

declare module "vitest" {
  export interface ProvidedContext {
    baseUrl: string;
  }
}

/** The real server with the demo territory, in a process and a folder of its own, for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // `npm test` loads it while the unit tests run; while a journey is being written, so does a demo that stays: MAILLAGE_JOURNEYS_URL=http://localhost:3000
  const running = process.env["MAILLAGE_JOURNEYS_URL"];
  if (running) {
    project.provide("baseUrl", running);
    return async () => {};
  }
  await access(join(import.meta.dirname, "../dist/web/index.html"));
  const folder = await quickFolder("maillage-journeys-");
  const { url, child, ended } = await startProcess(folder, []);
  project.provide("baseUrl", url);
  return async () => {
    child.kill("SIGTERM");
    await ended;
    await removeLocalPostgres(folder);
  };
}
