import { expect, test } from "vitest";
import { aCptsWith, aServer } from "../../../tools/testing/index.ts";
import { newId, prepared, type Tx, violates, withTenant } from "./index.ts";

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
