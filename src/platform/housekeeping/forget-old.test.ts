import { expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, runJob } from "../../../tools/testing/index.ts";
import { newId } from "../db/index.ts";

const server = await aServer();
const { owner, deps } = server;

test("the night forgets what has served, and only that", async () => {
  const { cptsId } = await aCptsWith(server);
  const { userId } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const ago = (days: number) => new Date(deps.clock.now().epochMilliseconds - days * 86_400_000);
  const event = (name: string, told: Date | null) =>
    owner.query(
      "insert into events_outbox (cpts_id, id, name, payload, dispatched_at) values ($1, $2, $3, '{}', $4)",
      [cptsId, newId(), name, told],
    );
  await event("old", ago(31));
  await event("recent", ago(29));
  await event("never told", null);
  for (const [key, days] of [
    ["key-old-1", 3],
    ["key-new-1", 1],
  ] as const) {
    await owner.query(
      "insert into platform_idempotency (cpts_id, user_id, key, request_hash, created_at) values ($1, $2, $3, '\\x00', $4)",
      [cptsId, userId, key, ago(days)],
    );
  }
  const notice = async (title: string, days: number, delivered: number | undefined, state = "sent") => {
    const id = newId();
    await owner.query(
      "insert into notify_notices (cpts_id, id, user_id, kind, title, created_at) values ($1, $2, $3, 'k', $4, $5)",
      [cptsId, id, userId, title, ago(days)],
    );
    if (delivered !== undefined) {
      await owner.query(
        "insert into notify_deliveries (cpts_id, id, notice_id, channel, recipient, subject, body, state, created_at) values ($1, $2, $3, 'mail', 'a@b.invalid', 's', 'b', $4, $5)",
        [cptsId, newId(), id, state, ago(delivered)],
      );
    }
  };
  await notice("old", 366, 366);
  await notice("old, still waiting", 366, 366, "waiting");
  await notice("recent", 30, undefined);
  await runJob(server, "platform.forget-old");
  const left = async (text: string) => (await owner.query(text, [cptsId])).rows.map((row) => row.name).sort();
  expect(await left("select name from events_outbox where cpts_id = $1")).toEqual(["never told", "recent"]);
  expect(await left("select key as name from platform_idempotency where cpts_id = $1")).toEqual([
    "key-new-1",
  ]);
  expect(await left("select title as name from notify_notices where cpts_id = $1")).toEqual([
    "old, still waiting",
    "recent",
  ]);
});
