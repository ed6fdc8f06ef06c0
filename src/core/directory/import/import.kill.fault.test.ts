import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  aDemoFile,
  anImportingCpts,
  canal,
  directoryOf,
  ownData,
} from "../../../../tools/testing/an-import.ts";
import { aServer, drainEvents, drainJobs } from "../../../../tools/testing/index.ts";
import { GeocoderUnavailable } from "../../../platform/geo/index.ts";
import { applyImport } from "./apply/apply-import.ts";
import { fileOf, lineWith } from "./parse/rpps-test-lines.ts";
import { readImport } from "./read/read-import.ts";

const server = await aServer(ownData());
const CHILD = fileURLToPath(new URL("./apply/apply-in-child.ts", import.meta.url));
const never = new AbortController().signal;
const file = await aDemoFile();
const expected = await (async () => {
  const cpts = await anImportingCpts(server, canal);
  await cpts.importAll(file);
  return directoryOf(server, cpts.cptsId);
})();

test("kill -9 while it is applied: what was written is whole lines, and the next run ends with the same directory", {
  timeout: 60_000,
}, async () => {
  const cpts = await anImportingCpts(server, canal);
  const { id, counts } = await cpts.read(file);
  await cpts.call("POST", `${cpts.base}/${id}/apply`);
  const url = (server.owner.options as { connectionString?: string }).connectionString ?? "";
  const child = spawn(process.execPath, [CHILD, url, cpts.cptsId, id], { stdio: "inherit" });
  const ended = once(child, "exit");
  while ((await cpts.show(id)).appliedLines < 30 && child.exitCode === null) await sleep(5);
  child.kill("SIGKILL");
  await ended;
  const half = await cpts.show(id);
  expect(half.state).toBe("applying");
  expect(half.appliedLines).toBeGreaterThan(0);
  expect(half.appliedLines).toBeLessThan(counts!.toApply);
  expect((await directoryOf(server, cpts.cptsId)).practices).toHaveLength(half.appliedLines);
  expect(await cpts.send(fileOf(lineWith()))).toMatchObject({ status: 409 });

  // Two runs at once, as after a queue that believed the first one dead.
  await Promise.all([
    applyImport(server.deps, cpts.cptsId, id, { signal: never, batchLines: 7 }),
    applyImport(server.deps, cpts.cptsId, id, { signal: never, batchLines: 7 }),
  ]);
  expect(await cpts.show(id)).toMatchObject({ state: "applied", appliedLines: counts!.toApply });
  expect(await directoryOf(server, cpts.cptsId)).toEqual(expected);
  await drainEvents(server);
});

test("a reading that is cut begins again, and says the same", async () => {
  const cpts = await anImportingCpts(server, canal);
  const { body } = await cpts.send(file);
  let asked = 0;
  const cut = {
    aborted: false,
    throwIfAborted: () => {
      if (++asked > 60) throw new Error("killed");
    },
  } as unknown as AbortSignal;
  await expect(readImport(server.deps, cpts.cptsId, body.id, { signal: cut })).rejects.toThrow("killed");
  expect((await cpts.show(body.id)).state).toBe("reading");
  await drainJobs(server);
  const report = await cpts.show(body.id);
  expect(report).toMatchObject({ state: "ready", counts: { refused: 0, create: expected.practices.length } });
  await cpts.apply(report.id);
  expect(await directoryOf(server, cpts.cptsId)).toEqual(expected);
});

test("an address service gives points; when it falls silent, the centre of the commune stands, and says so", async () => {
  const cpts = await anImportingCpts(server, canal);
  const { id } = await cpts.read(file);
  await cpts.call("POST", `${cpts.base}/${id}/apply`);
  let asked = 0;
  const geocode = async () => {
    asked += 1;
    if (asked > 3) throw new GeocoderUnavailable("silence");
    return { latitude: 43.55, longitude: 1.5, precision: "address" as const };
  };
  await applyImport(server.deps, cpts.cptsId, id, { signal: never, geocoder: { geocode } });
  const { sites } = await directoryOf(server, cpts.cptsId);
  expect(sites.filter((one) => one.position_precision === "address")).toHaveLength(3);
  expect(sites.filter((one) => one.position_precision === "commune")).toHaveLength(sites.length - 3);
  expect(asked).toBeLessThan(20);
});
