import { expect, test } from "vitest";
import { aRequestToOrient } from "../../../../tools/testing/a-request-to-orient.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aServer, runJob } from "../../../../tools/testing/index.ts";

const server = await aServer();
const JOB = "unscheduled-care.offer-freed";

async function someWho(wait: number, slots: number) {
  const { cptsId, professionals } = await aCptsWith(server, { gps: 1 });
  const doctor = professionals[0]!;
  const ids: string[] = [];
  for (let i = 0; i < wait; i++)
    ids.push((await aRequestToOrient(server, cptsId, { status: "waiting", withinHours: 10 + i })).requestId);
  for (let i = 0; i < slots; i++) await aSlot(server, cptsId, doctor, { inMinutes: 120 + i * 30 });
  const offered = async () =>
    (
      await server.owner.query(
        "select request_id, details->>'slotId' as slot_id from snp_request_events where cpts_id = $1 and kind = 'slot-freed'",
        [cptsId],
      )
    ).rows as { request_id: string; slot_id: string }[];
  return { cptsId, ids, offered, run: () => runJob(server, JOB, { cptsId, scheduleId: doctor.scheduleId }) };
}

test("an offer is there, and its request free, while the next one is kept by somebody else", async () => {
  const { ids, offered, run } = await someWho(2, 2);
  const desk = await server.owner.connect();
  try {
    await desk.query("begin");
    await desk.query("select id from snp_requests where id = $1 for update", [ids[1]]);
    const running = run();
    await expect
      .poll(async () => (await offered()).map((one) => one.request_id), { timeout: 20_000 })
      .toEqual([ids[0]]);
    await server.owner.query("select id from snp_requests where id = $1 for update nowait", [ids[0]]);
    await desk.query("commit");
    await running;
  } finally {
    desk.release();
  }
  expect(new Set((await offered()).map((one) => one.request_id))).toEqual(new Set(ids));
});

test("eight jobs at once tell each who waits once, of a slot of their own", async () => {
  const { ids, offered, run } = await someWho(5, 5);
  await Promise.all(Array.from({ length: 8 }, run));
  const told = await offered();
  expect(told.map((one) => one.request_id).sort()).toEqual([...ids].sort());
  expect(new Set(told.map((one) => one.slot_id)).size).toBe(5);
});
