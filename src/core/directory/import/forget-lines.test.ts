import { expect, test } from "vitest";
import { anImportingCpts, ownData } from "../../../../tools/testing/an-import.ts";
import { aServer, runJob } from "../../../../tools/testing/index.ts";
import { fileOf, lineWith } from "./parse/rpps-test-lines.ts";

const server = await aServer(ownData());
const { owner } = server;

test("lines of imports older than 90 days go; the last applied one, the counts and the audit stay", async () => {
  const cpts = await anImportingCpts(server);
  const age = (id: string, days: number) =>
    owner.query("update directory_imports set updated_at = $2 where id = $1", [
      id,
      new Date(server.deps.clock.now().epochMilliseconds - days * 86_400_000),
    ]);
  const audited = async () =>
    Number(
      (await owner.query("select count(*) from audit_entries where cpts_id = $1", [cpts.cptsId])).rows[0]
        .count,
    );
  const old = await cpts.importAll(fileOf(lineWith()));
  const abandoned = await cpts.read(fileOf(lineWith()));
  const recent = await cpts.read(fileOf(lineWith()));
  const last = await cpts.importAll(fileOf(lineWith()));
  for (const { id } of [old, abandoned, last]) await age(id, 91);
  await age(recent.id, 89);
  const before = await audited();
  await runJob(server, "directory.forget-import-lines");
  const linesOf = async (id: string) => (await cpts.lines(id)).length;
  expect([await linesOf(old.id), await linesOf(abandoned.id)]).toEqual([0, 0]);
  expect([await linesOf(recent.id), await linesOf(last.id)]).toEqual([1, 1]);
  expect(await cpts.show(old.id)).toMatchObject({
    counts: { create: 1 },
    linesForgottenAt: "2026-11-23T08:00:00.000Z",
  });
  expect((await cpts.show(abandoned.id)).state).toBe("cancelled");
  expect(await audited()).toBe(before);

  expect((await cpts.call("POST", `${cpts.base}/${last.id}/undo`)).body.state).toBe("undone");
  expect((await cpts.show(old.id)).mayUndo).toBe(false);
  const refused = await cpts.call("POST", `${cpts.base}/${old.id}/undo`);
  expect(refused).toMatchObject({ status: 409, body: { code: "directory.import-not-undoable" } });
  expect(refused.body.detail).toContain("90 jours");
});
