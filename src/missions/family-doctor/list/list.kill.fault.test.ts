import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { aListingCpts, aLongList, DECLARATION } from "../../../../tools/testing/a-patient-list.ts";
import { aServer, drainEvents, drainJobs } from "../../../../tools/testing/index.ts";
import { applyList } from "./apply/apply-list.ts";
import { readList } from "./dry-run/read-list.ts";

const server = await aServer();
const CHILD = fileURLToPath(new URL("./apply/apply-in-child.ts", import.meta.url));
const never = new AbortController().signal;
/** 20,000 is the most a list may have; `LIST_LINES=20000` measures it (README). */
const LINES = Number(process.env["LIST_LINES"] ?? 250);

const countOf = async (table: string, cptsId: string): Promise<number> =>
  (await server.owner.query(`select count(*)::int as n from ${table} where cpts_id = $1`, [cptsId])).rows[0]
    .n;

test("rubbish in one of five, kill -9 in the middle: a report, nothing half-applied, no double, the same end", {
  timeout: 60_000 + LINES * 60,
}, async () => {
  const cpts = await aListingCpts(server);
  const { file, good } = aLongList(LINES);
  const { id } = await cpts.asked(file);
  const cut = new AbortController();
  const begun = performance.now();
  // The reading is cut once, then begins again.
  server.deps.live.listen(cpts.cptsId, () => cut.abort(new Error("cut")));
  await readList(server.deps, cpts.cptsId, id, cut.signal).catch(() => {});
  await drainJobs(server);
  const report = await cpts.show(id);
  const readMs = performance.now() - begun;
  expect(report).toMatchObject({ state: "ready", linesRead: LINES, counts: { refused: LINES - good } });
  expect(report.counts!.ok + report.counts!.check + report.counts!.known).toBe(good);
  expect(await countOf("mt_requests", cpts.cptsId)).toBe(0);
  expect(await countOf("patients_records", cpts.cptsId)).toBe(0);

  await cpts.call("POST", `${cpts.base}/${id}/apply`, DECLARATION);
  const url = (server.owner.options as { connectionString?: string }).connectionString ?? "";
  const child = spawn(process.execPath, [CHILD, url, cpts.cptsId, id], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  child.kill("SIGKILL");
  await ended;
  const half = await cpts.show(id);
  expect(half.state).toBe("applying");
  expect(half.opened).toBeGreaterThan(0);
  expect(half.opened).toBeLessThan(report.toApply);
  // Whole batches: what the list counts is what the register holds.
  expect(await countOf("mt_requests", cpts.cptsId)).toBe(half.opened);
  expect(await countOf("patients_records", cpts.cptsId)).toBe(half.opened);

  const again = performance.now();
  // Two runs at once, as after a queue that believed the first one dead.
  await Promise.all([0, 1].map(() => applyList(server.deps, cpts.cptsId, id, never)));
  const applyMs = performance.now() - again;
  const end = await cpts.show(id);
  expect(end).toMatchObject({ state: "applied", linesDone: report.toApply });
  expect(await countOf("mt_requests", cpts.cptsId)).toBe(end.opened);
  expect(await countOf("patients_records", cpts.cptsId)).toBe(end.opened);
  expect(end.opened).toBe(report.toApply);
  const { rows } = await server.owner.query(
    "select count(distinct request_id)::int as opened from mt_list_lines where cpts_id = $1",
    [cpts.cptsId],
  );
  expect(rows).toEqual([{ opened: end.opened }]);
  if (LINES > 1_000)
    process.stderr.write(
      `${JSON.stringify({ LINES, readMs, applyMs, rest: end.opened - half.opened, counts: end.counts })}\n`,
    );
  await drainEvents(server);
});
