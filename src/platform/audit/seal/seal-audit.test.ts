import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { aCptsWith, aServer } from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../db/index.ts";
import {
  appendAudit,
  isSignedHere,
  readHeads,
  sealAudit,
  sealWaiting,
  startSealer,
  verifyAudit,
} from "../index.ts";

const folder = await mkdtemp(join(tmpdir(), "maillage-audit-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const server = await aServer({ MAILLAGE_DATA: folder });
const { deps, owner } = server;

const act = (cptsId: string, n: number) =>
  withTenant(deps.db, cptsId, (tx) =>
    appendAudit(tx, deps.auditKey, new Date(deps.clock.now().epochMilliseconds + n), {
      actorUserId: newId(),
      actorLabel: "Camille Essai",
      action: "test.read",
      subjectKind: "thing",
      subjectId: newId(),
      patientId: newId(),
      purpose: "essai",
      details: { n, b: true, a: null },
    }),
  );
const sealed = async (count: number) => {
  const { cptsId } = await aCptsWith(server);
  for (let n = 0; n < count; n++) await act(cptsId, n);
  await sealAudit(deps, cptsId);
  return cptsId;
};
/** What a person with all rights on the database could do. */
const tamper = async (...statements: [string, unknown[]][]) => {
  const client = await owner.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    for (const [text, values] of statements) await client.query(text, values);
    await client.query("commit");
  } finally {
    client.release();
  }
};
const verify = (cptsId: string) => verifyAudit(owner, deps.auditKey, { cptsId });
const harms = async (cptsId: string) =>
  (await verify(cptsId)).problems.map(({ what, seq }) => ({ what, seq }));
const entryAt = async (cptsId: string, seq: number): Promise<string> =>
  (await owner.query("select entry_id from audit_seals where cpts_id = $1 and seq = $2", [cptsId, seq]))
    .rows[0].entry_id;

describe("sealing", () => {
  test("chains all that waits, once, in more than one transaction, and it verifies with either role", async () => {
    const cptsId = await sealed(0);
    await Promise.all(Array.from({ length: 40 }, (_, n) => act(cptsId, n)));
    await withTenant(deps.db, cptsId, async (tx) => {
      for (let n = 0; n < 520; n++)
        await appendAudit(tx, deps.auditKey, new Date(), {
          actorUserId: null,
          actorLabel: "essai",
          action: "test.many",
        });
    });
    const [one, other] = await Promise.all([sealAudit(deps, cptsId), sealAudit(deps, cptsId)]);
    expect(one.sealed + other.sealed).toBe(560);
    expect(await sealAudit(deps, cptsId)).toMatchObject({ sealed: 0, head: { seq: 560 } });
    expect(await verify(cptsId)).toEqual({
      ok: true,
      entries: 560,
      seals: 560,
      signedHere: 560,
      problems: [],
      more: 0,
    });
    expect(await verifyAudit(deps.db.pool, deps.auditKey, { cptsId })).toMatchObject({
      ok: true,
      entries: 560,
    });
  });

  test("what waits for its seal is no fault", async () => {
    const cptsId = await sealed(3);
    await act(cptsId, 9);
    expect(await verify(cptsId)).toMatchObject({ ok: true, entries: 4, seals: 3 });
  });

  test("the application can neither change, remove nor insert a row", async () => {
    const cptsId = await sealed(1);
    const refused = (text: string) =>
      withTenant(deps.db, cptsId, async () => {}).then(async () => {
        const client = await deps.db.pool.connect();
        try {
          await client.query(`begin; set local app.cpts_id = '${cptsId}'`);
          await client.query(text);
          return "done";
        } catch (error) {
          return (error as { code: string }).code;
        } finally {
          await client.query("rollback");
          client.release();
        }
      });
    expect(await refused("update audit_entries set purpose = 'x'")).toBe("42501");
    expect(await refused("delete from audit_entries")).toBe("42501");
    expect(await refused("delete from audit_seals")).toBe("42501");
    expect(await refused("insert into audit_pending select cpts_id, id from audit_entries")).toBe("42501");
    expect(await refused("truncate audit_entries")).toBe("42501");
    await expect(
      owner.query("update audit_entries set purpose = 'x' where cpts_id = $1", [cptsId]),
    ).rejects.toThrow("never changed");
  });
});

describe("verifying names", () => {
  test.each([
    "actor_label = 'Autre'",
    "purpose = null",
    "at = at + interval '1 minute'",
    "patient_id = id",
    "details = '{}'",
    "mac = '\\x00'",
  ])("a changed row (%s)", async (change) => {
    const cptsId = await sealed(5);
    await tamper([
      `update audit_entries set ${change} where cpts_id = $1 and id = $2`,
      [cptsId, await entryAt(cptsId, 3)],
    ]);
    expect(await harms(cptsId)).toEqual([{ what: "changed", seq: 3 }]);
  });

  test("a removed row, with its seal or without", async () => {
    const cptsId = await sealed(5);
    const id = await entryAt(cptsId, 3);
    await tamper(["delete from audit_entries where cpts_id = $1 and id = $2", [cptsId, id]]);
    expect(await harms(cptsId)).toEqual([{ what: "removed", seq: 3 }]);
    await tamper(["delete from audit_seals where cpts_id = $1 and seq = 3", [cptsId]]);
    expect(await harms(cptsId)).toEqual([{ what: "removed", seq: 3 }]);
  });

  test("a removed row whose followers were renumbered", async () => {
    const cptsId = await sealed(5);
    const id = await entryAt(cptsId, 3);
    await tamper(
      ["delete from audit_entries where cpts_id = $1 and id = $2", [cptsId, id]],
      ["delete from audit_seals where cpts_id = $1 and seq = 3", [cptsId]],
      ["update audit_seals set seq = seq - 1 where cpts_id = $1 and seq = 4", [cptsId]],
      ["update audit_seals set seq = seq - 1 where cpts_id = $1 and seq = 5", [cptsId]],
    );
    expect((await harms(cptsId))[0]).toEqual({ what: "reordered", seq: 3 });
  });

  test("a row removed before its seal", async () => {
    const cptsId = await sealed(1);
    await act(cptsId, 7);
    await tamper([
      "delete from audit_entries where cpts_id = $1 and id in (select entry_id from audit_pending where cpts_id = $1)",
      [cptsId],
    ]);
    expect(await harms(cptsId)).toEqual([{ what: "removed", seq: undefined }]);
  });

  test("an inserted row: bare, queued for a seal, or with a seal of its own", async () => {
    const copy =
      "insert into audit_entries select cpts_id, $2::uuid, at, actor_user_id, 'Intrus', action, subject_kind, subject_id, patient_id, purpose, details, request_id, mac from audit_entries where cpts_id = $1 limit 1";
    const bare = await sealed(2);
    await tamper([copy, [bare, newId()]]);
    expect(await harms(bare)).toEqual([{ what: "inserted", seq: undefined }]);
    const queued = await sealed(2);
    const id = newId();
    await tamper([copy, [queued, id]], ["insert into audit_pending values ($1, $2)", [queued, id]]);
    await sealAudit(deps, queued);
    expect(await harms(queued)).toEqual([{ what: "inserted", seq: undefined }]);
    const forged = await sealed(2);
    const own = newId();
    await tamper(
      [copy, [forged, own]],
      ["insert into audit_seals values ($1, 3, $2, '\\x00', now())", [forged, own]],
    );
    expect((await harms(forged)).map((one) => one.seq)).toEqual([3]);
  });

  test("two rows that changed places", async () => {
    const cptsId = await sealed(4);
    const [second, third] = [await entryAt(cptsId, 2), await entryAt(cptsId, 3)];
    await tamper(
      ["update audit_seals set entry_id = $2 where cpts_id = $1 and seq = 2", [cptsId, newId()]],
      ["update audit_seals set entry_id = $2 where cpts_id = $1 and seq = 3", [cptsId, second]],
      ["update audit_seals set entry_id = $2 where cpts_id = $1 and seq = 2", [cptsId, third]],
    );
    expect(await harms(cptsId)).toEqual([
      { what: "reordered", seq: 2 },
      { what: "reordered", seq: 3 },
    ]);
  });

  test("an end that was cut off, by the heads kept outside the database", async () => {
    const { cptsId } = await aCptsWith(server);
    for (let n = 0; n < 4; n++) await act(cptsId, n);
    await sealWaiting(deps, await readHeads(folder));
    const last = await entryAt(cptsId, 4);
    await tamper(
      ["delete from audit_entries where cpts_id = $1 and id = $2", [cptsId, last]],
      ["delete from audit_seals where cpts_id = $1 and seq = 4", [cptsId]],
    );
    expect(await verify(cptsId)).toMatchObject({ ok: true });
    const heads = await readHeads(folder);
    expect(heads.get(cptsId)?.seq).toBe(4);
    const verdict = await verifyAudit(owner, deps.auditKey, { cptsId, heads });
    expect(verdict.problems).toMatchObject([{ what: "removed", seq: 4 }]);
    await tamper(
      ["delete from audit_entries where cpts_id = $1", [cptsId]],
      ["delete from audit_seals where cpts_id = $1", [cptsId]],
    );
    expect(
      (await verifyAudit(owner, deps.auditKey, { heads })).problems.some(
        (one) => one.cptsId === cptsId && one.what === "removed",
      ),
    ).toBe(true);
  });

  test("another key than the one that signed", async () => {
    const cptsId = await sealed(2);
    const other = Buffer.alloc(32, 8);
    expect(await verifyAudit(owner, other, { cptsId })).toMatchObject({ ok: false, signedHere: 0 });
    expect([await isSignedHere(owner, other), await isSignedHere(deps.db.pool, other)]).toEqual([
      false,
      false,
    ]);
  });
});

test("the loop seals by itself, leaves nothing behind when it stops, and minds a broken heads file", async () => {
  const { cptsId } = await aCptsWith(server);
  const sealer = await startSealer(deps);
  await act(cptsId, 1);
  const count = async () =>
    Number(
      (await owner.query("select count(*) from audit_seals where cpts_id = $1", [cptsId])).rows[0].count,
    );
  const end = performance.now() + 5_000;
  while ((await count()) === 0 && performance.now() < end) await sleep(20);
  expect(await count()).toBe(1);
  await act(cptsId, 2);
  await sealer.stop();
  expect(await count()).toBe(2);
  expect((await readHeads(folder)).get(cptsId)?.seq).toBe(2);
  await writeFile(join(folder, "audit-heads.json"), "{");
  await expect(readHeads(folder)).rejects.toThrow();
});
