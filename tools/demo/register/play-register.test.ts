import { expect, test } from "vitest";
import { nowOf } from "../../../src/platform/time/index.ts";
import { aCptsWith, aPerson, aServer } from "../../testing/index.ts";
import { simulate } from "../territory/simulated-app.ts";
import { playRegister } from "./play-register.ts";

const server = await aServer();

test("a year of the register is lived through the use cases: every state is met and the counts hold", async () => {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 12 });
  const until = nowOf(server.deps);
  const app = simulate(server.deps, server.owner, until);
  const doctor = await aPerson(server, {
    roles: [{ cptsId, role: "professional", professionalId: professionals[0]!.id }],
  });
  const entries = await Promise.all(
    (["coordinator", "nurse", "pharmacist", "partner"] as const).map(async (key) => {
      const role = key === "coordinator" || key === "partner" ? key : "professional";
      return [key, (await aPerson(server, { roles: [{ cptsId, role }] })).userId] as const;
    }),
  );
  const cpts = { id: cptsId, slug, name: "CPTS d'essai", communeCodes: ["31446", "31113"] };
  const played = await playRegister(
    app,
    cpts,
    { ...Object.fromEntries(entries), doctor: doctor.userId },
    until,
    {
      seed: 7,
      requests: 150,
      signal: new AbortController().signal,
    },
  );
  expect(played).toEqual({ requests: 150, volunteers: 12 });
  const { rows: states } = await server.owner.query(
    "select status, count(*)::int as n from mt_requests where cpts_id = $1 group by status",
    [cptsId],
  );
  expect(states.reduce((sum, { n }) => sum + n, 0)).toBe(150);
  expect(states.map(({ status }) => status)).toEqual(
    expect.arrayContaining(["waiting", "closed", "to-check"]),
  );
  const { rows: wrong } = await server.owner.query(
    `select o.id from mt_offers o where o.cpts_id = $1 and o.taken <> (select count(*) from mt_proposals p
       where p.cpts_id = o.cpts_id and p.offer_id = o.id and p.status in ('proposed', 'sent', 'accepted'))`,
    [cptsId],
  );
  expect(wrong).toEqual([]);
  const { rows: asked } = await server.owner.query(
    `select p.status, count(*)::int as n from mt_proposals p join mt_offers o on o.cpts_id = p.cpts_id and o.id = p.offer_id
     where p.cpts_id = $1 and o.professional_id = $2 and p.sent_at > $3 group by 1 order by 1`,
    [cptsId, professionals[0]!.id, new Date(until.getTime() - 86_400_000)],
  );
  expect(asked).toEqual(
    expect.arrayContaining([
      { status: "accepted", n: 1 },
      { status: "sent", n: 2 },
    ]),
  );
  const { rows: told } = await server.owner.query(
    `select (select count(*)::int from mt_proposals where cpts_id = $1 and status = 'expired') > 0 as some_expired,
       (select count(*)::int from mt_requests where cpts_id = $1 and declared_on < appointment_on) as declared_unseen`,
    [cptsId],
  );
  expect(told).toEqual([{ some_expired: true, declared_unseen: 0 }]);
  const { rows: letters } = await server.owner.query(
    "select state, posted_at is not null as posted, letters > 0 as some from mt_campaigns where cpts_id = $1 order by created_at",
    [cptsId],
  );
  expect(letters).toEqual([
    { state: "done", posted: true, some: true },
    { state: "done", posted: false, some: true },
  ]);
  const { rows: runs } = await server.owner.query(
    "select kind, state from mt_runs where cpts_id = $1 order by kind",
    [cptsId],
  );
  expect(runs).toEqual([
    { kind: "register", state: "done" },
    { kind: "what-if", state: "done" },
  ]);
}, 120_000);
