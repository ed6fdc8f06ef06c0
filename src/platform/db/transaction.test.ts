import { expect, test } from "vitest";
import { aCptsWith, aServer } from "../../../tools/testing/index.ts";
import { afterCommit, commitWith, newId, prepared, type Tx, violates, withTenant } from "./index.ts";

const server = await aServer();
const { db } = server.deps;

const INSERT =
  "insert into events_outbox (cpts_id, id, name, payload) values (app_cpts(), $1, 'tests.nothing-heard', '{}')";
const insert = (tx: Tx, id: string) => prepared(tx, "test-insert", INSERT, [id]);
const countOf = async (id: string): Promise<number> =>
  (await server.owner.query("select from events_outbox where id = $1", [id])).rows.length;

test("statements asked together are answered in order, inside the tenant's transaction", async () => {
  const { cptsId } = await aCptsWith(server, { gps: 0 });
  const id = newId();
  const [, seen] = await withTenant(db, cptsId, (tx) =>
    Promise.all([
      insert(tx, id),
      prepared<{ found: number; tenant: string }>(
        tx,
        "test-count",
        "select count(*)::int as found, app_cpts() as tenant from events_outbox where id = $1",
        [id],
      ),
    ]),
  );
  expect(seen).toEqual([{ found: 1, tenant: cptsId }]);
  expect(await countOf(id)).toBe(1);
});

test("of statements asked together the first refusal is told, nothing is kept, and the connection serves again", async () => {
  const { cptsId } = await aCptsWith(server, { gps: 0 });
  const [first, other] = [newId(), newId()];
  await withTenant(db, cptsId, (tx) => insert(tx, first));
  const refused = await withTenant(db, cptsId, async (tx) => {
    const twice = insert(tx, first);
    const after = insert(tx, other);
    after.catch(() => {});
    await twice;
    await after;
  }).catch((error: unknown) => error);
  expect(violates(refused, "events_outbox_pkey")).toBe(true);
  expect(await countOf(other)).toBe(0);
  await Promise.all(Array.from({ length: 20 }, () => withTenant(db, cptsId, (tx) => insert(tx, newId()))));
  await withTenant(db, cptsId, (tx) => insert(tx, other));
  expect(await countOf(other)).toBe(1);
});

test("a transaction that asks nothing, or stops before its first statement, leaves its connection clean", async () => {
  const { cptsId } = await aCptsWith(server, { gps: 0 });
  await withTenant(db, cptsId, async () => {});
  await expect(
    withTenant(db, cptsId, () => {
      throw new Error("before the first statement");
    }),
  ).rejects.toThrow("before the first statement");
  const id = newId();
  await withTenant(db, cptsId, (tx) => insert(tx, id));
  expect(await countOf(id)).toBe(1);
});

test("COMMIT leaves with the statements when it is said so: kept when they hold, and told after it", async () => {
  const { cptsId } = await aCptsWith(server, { gps: 0 });
  const id = newId();
  let told = 0;
  await withTenant(db, cptsId, async (tx) => {
    afterCommit(tx, () => told++);
    const inserted = insert(tx, id);
    commitWith(tx);
    await inserted;
    // It may be there already, and nothing is asked any more that would run outside of the transaction.
    await expect(insert(tx, newId())).rejects.toThrow("COMMIT has left");
    await expect(tx.selectFrom("events_outbox").select("id").execute()).rejects.toThrow("COMMIT has left");
  });
  expect(await countOf(id)).toBe(1);
  expect(told).toBe(1);
});

test("a COMMIT that left with a refused statement keeps nothing, even where the refusal is not heard", async () => {
  const { cptsId } = await aCptsWith(server, { gps: 0 });
  const [first, other] = [newId(), newId()];
  await withTenant(db, cptsId, (tx) => insert(tx, first));
  const both = (heard: boolean) =>
    withTenant(db, cptsId, async (tx) => {
      afterCommit(tx, () => expect.unreachable("nothing was committed"));
      const kept = insert(tx, other);
      const twice = insert(tx, first);
      commitWith(tx);
      await kept;
      await (heard ? twice : twice.catch(() => {}));
    }).catch((error: unknown) => error);
  expect(violates(await both(true), "events_outbox_pkey")).toBe(true);
  expect(String(await both(false))).toContain("ROLLBACK");
  expect(await countOf(other)).toBe(0);
  // Every connection of the pool serves again.
  await Promise.all(Array.from({ length: 20 }, () => withTenant(db, cptsId, (tx) => insert(tx, newId()))));
});

test("said after a wait, COMMIT waits as ever, and what is refused then undoes all", async () => {
  const { cptsId } = await aCptsWith(server, { gps: 0 });
  const id = newId();
  await expect(
    withTenant(db, cptsId, async (tx) => {
      await insert(tx, id);
      commitWith(tx);
      await insert(tx, newId());
      throw new Error("refused");
    }),
  ).rejects.toThrow("refused");
  expect(await countOf(id)).toBe(0);
});
