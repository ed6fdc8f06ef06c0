import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { aCptsWith, aServer } from "../../../tools/testing/index.ts";
import { withTenant } from "../db/index.ts";
import {
  dispatchEvents,
  findCptsWithEvents,
  openWaker,
  publishEvent,
  retryParkedEvents,
  type Subscriber,
  tellAll,
} from "./index.ts";

const server = await aServer();
const { deps, owner } = server;
const never = new AbortController().signal;

const publish = (cptsId: string, payload: Record<string, number>, name = "test.happened") =>
  withTenant(deps.db, cptsId, (tx) => publishEvent(deps, tx, { name, payload }));
const tell = (cptsId: string, ...subscribers: Subscriber[]) => tellAll(deps, subscribers, [cptsId], never);
const hear = (handle: Subscriber["handle"], event = "test.happened"): Subscriber => ({
  event,
  name: "test: hear",
  handle,
});
const rowsOf = async (cptsId: string) =>
  (
    await owner.query(
      "select name, attempts, last_error, dispatched_at from events_outbox where cpts_id = $1 order by created_at, id",
      [cptsId],
    )
  ).rows;

describe("events", () => {
  test("are told once, in order, to those who listen, with the CPTS's own transaction", async () => {
    const { cptsId } = await aCptsWith(server);
    for (const n of [1, 2, 3]) await publish(cptsId, { n });
    await publish(cptsId, { n: 4 }, "test.other");
    const heard: number[] = [];
    const listener = hear(async (_deps, tx, event) => {
      expect(event.cptsId).toBe(cptsId);
      await tx.selectFrom("events_outbox").select("id").execute();
      heard.push(Number(event.payload["n"]));
    });
    expect(await tell(cptsId, listener)).toEqual({ told: 4, failed: 0 });
    expect(await tell(cptsId, listener)).toEqual({ told: 0, failed: 0 });
    expect(heard).toEqual([1, 2, 3]);
  });

  test("an event of a transaction that is rolled back is never told", async () => {
    const { cptsId } = await aCptsWith(server);
    await withTenant(deps.db, cptsId, async (tx) => {
      await publishEvent(deps, tx, { name: "test.happened", payload: {} });
      throw new Error("no");
    }).catch(() => {});
    expect(await tell(cptsId)).toEqual({ told: 0, failed: 0 });
  });

  test("a failure undoes what was written, waits longer each time, is parked after ten, and others pass", async () => {
    const { cptsId } = await aCptsWith(server);
    await publish(cptsId, { n: 1 });
    await publish(cptsId, { n: 2 });
    const told: number[] = [];
    const listener = hear(async (_deps, tx, event) => {
      await tx
        .insertInto("events_outbox")
        .values({
          cpts_id: cptsId,
          id: event.id.replace(/^./, "f"),
          name: "test.trace",
          payload: "{}",
          dispatched_at: new Date(),
        })
        .execute();
      if (event.payload["n"] === 1) throw new Error("broken");
      told.push(Number(event.payload["n"]));
    });
    expect(await tell(cptsId, listener)).toEqual({ told: 1, failed: 1 });
    expect(await tell(cptsId, listener)).toEqual({ told: 0, failed: 0 });
    for (let i = 0; i < 12; i++) {
      deps.clock.advance(1_100);
      await tell(cptsId, listener);
    }
    const rows = await rowsOf(cptsId);
    expect(rows.find((row) => row.dispatched_at === null)).toMatchObject({
      attempts: 10,
      last_error: "test: hear: Error: broken",
    });
    expect(rows.filter((row) => row.name === "test.trace")).toHaveLength(1);
    expect(told).toEqual([2]);
    expect(await retryParkedEvents(deps)).toBe(1);
    expect(
      await tell(
        cptsId,
        hear(async () => {}),
      ),
    ).toEqual({ told: 1, failed: 0 });
  });

  test("two dispatchers at once tell each event once", async () => {
    const { cptsId } = await aCptsWith(server);
    for (let n = 0; n < 30; n++) await publish(cptsId, { n });
    const heard: number[] = [];
    const listener = hear(async (_deps, _tx, event) => {
      await sleep(1);
      heard.push(Number(event.payload["n"]));
    });
    const both = await Promise.all([tell(cptsId, listener), tell(cptsId, listener)]);
    expect(both[0].told + both[1].told).toBe(30);
    expect(new Set(heard).size).toBe(30);
  });

  test("only the CPTS that have something are found", async () => {
    const busy = await aCptsWith(server);
    const idle = await aCptsWith(server);
    await publish(busy.cptsId, { n: 1 });
    const found = await findCptsWithEvents(deps);
    expect(found).toContain(busy.cptsId);
    expect(found).not.toContain(idle.cptsId);
  });

  test("the loop is woken by a commit, and what is begun ends before it stops", async () => {
    const { cptsId } = await aCptsWith(server);
    const waker = openWaker();
    const living = { ...deps, wake: waker.wake };
    const heard: number[] = [];
    const listener = hear(async (_deps, _tx, event) => {
      await sleep(30);
      heard.push(Number(event.payload["n"]));
    });
    const dispatcher = dispatchEvents(living, [listener], waker);
    await sleep(100);
    const start = performance.now();
    await withTenant(deps.db, cptsId, (tx) =>
      publishEvent(living, tx, { name: "test.happened", payload: { n: 7 } }),
    );
    while (heard.length === 0 && performance.now() - start < 4_000) await sleep(5);
    expect(performance.now() - start).toBeLessThan(2_000);
    await dispatcher.stop();
    expect((await rowsOf(cptsId)).every((row) => row.dispatched_at !== null)).toBe(true);
  });
});
