import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { patientBody } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer, runJob } from "../../../../tools/testing/index.ts";
import { sayStandstill } from "./standstill-words.ts";

const server = await aServer();

/** By the clock of the server under test, one hour beyond. */
const ago = (days: number): Date =>
  new Date(server.deps.clock.now().epochMilliseconds - days * 86_400_000 - 3_600_000);
const dayAgo = (days: number): string =>
  server.deps.clock.now().toZonedDateTimeISO("Europe/Paris").toPlainDate().subtract({ days }).toString();

async function aRegister() {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1 });
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const base = `/api/c/${slug}/family-doctor`;
  const declare = async (): Promise<string> => {
    const patient = await coordinator.call("POST", `/api/c/${slug}/patients`, patientBody());
    return (await coordinator.call("POST", `${base}/requests`, { patientId: patient.body.id, agreed: true }))
      .body.id;
  };
  /** In that state for so many days. */
  const put = async (status: string, days: number, more = ""): Promise<string> => {
    const id = await declare();
    const doctor = ["accepted", "told", "appointed"].includes(status)
      ? `, doctor_professional_id = '${professionals[0]!.id}'`
      : "";
    await server.owner.query(
      `update mt_requests set status = $3, stands_since = $4${doctor}${more}
       where cpts_id = $1 and id = $2`,
      [cptsId, id, status, ago(days)],
    );
    return id;
  };
  const list = async (query = "") => (await coordinator.call("GET", `${base}/standstills${query}`)).body;
  return { cptsId, slug, base, coordinator, professionals, put, list };
}

test("each state has its pace: what is within it moves, what is beyond it stands still, and says why", async () => {
  const { put, list } = await aRegister();
  for (const [status, days] of [
    ["to-check", 2],
    ["waiting", 29],
    ["proposed", 1],
    ["accepted", 2],
    ["told", 13],
  ] as const)
    await put(status, days);
  await put("appointed", 40, `, appointment_on = '${dayAgo(3)}'`);
  expect((await list()).items).toEqual([]);
  const late = {
    "to-check": await put("to-check", 3),
    waiting: await put("waiting", 30),
    proposed: await put("proposed", 2),
    accepted: await put("accepted", 3),
    told: await put("told", 14),
    appointed: await put("appointed", 0, `, appointment_on = '${dayAgo(9)}'`),
    sent: await put("sent", 1),
  };
  const found = await list();
  expect(
    Object.fromEntries(
      found.items.map((one: { code: string; requestId: string }) => [one.code, one.requestId]),
    ),
  ).toEqual(late);
  expect(found.counts.map(({ count }: { count: number }) => count)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  const accepted = (await list("?code=accepted")).items;
  expect(accepted).toMatchObject([
    { sentence: "Acceptée depuis 3 jours : le patient n'est pas prévenu.", lateDays: 0 },
  ]);
});

test("by what to do next: the five heaviest of each, and how many", async () => {
  const { put, coordinator, base } = await aRegister();
  const told = await Promise.all([20, 21, 22, 23, 24, 25].map((days) => put("told", days)));
  const accepted = await put("accepted", 5);
  await server.owner.query(
    "update mt_requests set overruled_weight = 900, overruled_reason = 'Appel du SAMU', overruled_at = now() where id = $1",
    [told[0]],
  );
  const { groups } = (await coordinator.call("GET", `${base}/standstills/groups`)).body;
  const ids = (items: { requestId: string }[]) => items.map(({ requestId }) => requestId);
  expect(groups).toMatchObject([
    { code: "accepted", count: 1, items: [{ requestId: accepted }] },
    { code: "told", label: "Patient prévenu, sans rendez-vous", count: 6 },
  ]);
  expect(ids(groups[1].items)).toEqual([told[0], told[5], told[4], told[3], told[2]]);
});

test("pages by key lose nobody", async () => {
  const { put, list } = await aRegister();
  const ids = [await put("told", 20), await put("told", 30), await put("told", 25)];
  const first = await list("?limit=2");
  const second = await list(`?limit=2&after=${first.next}`);
  const seen = [...first.items, ...second.items].map(({ requestId }: { requestId: string }) => requestId);
  expect(seen).toEqual([ids[1], ids[2], ids[0]]);
  // Whose priority is higher comes first, however late the others are.
  await server.owner.query(
    "update mt_requests set overruled_weight = 900, overruled_reason = 'Appel du SAMU', overruled_at = now() where id = $1",
    [ids[0]],
  );
  const heavy = await list("?limit=1");
  expect(heavy.items).toMatchObject([{ requestId: ids[0], weight: 900 }]);
  expect((await list(`?limit=1&after=${heavy.next}`)).items).toMatchObject([{ requestId: ids[1] }]);
  expect(second.next).toBeNull();
});

test("a doctor in time is waited for; who no volunteer can take is said at once", async () => {
  const { put, list, cptsId, professionals } = await aRegister();
  const sent = await put("sent", 5);
  const hopeless = await put("waiting", 1);
  const offer = randomUUID();
  await server.owner.query(
    "insert into mt_offers (cpts_id, id, professional_id, state, capacity, zone, from_on, entered_how) values ($1, $2, $3, 'open', 5, 'territory', '2026-01-01', 'phone')",
    [cptsId, offer, professionals[0]!.id],
  );
  await server.owner.query(
    "insert into mt_proposals (cpts_id, id, request_id, offer_id, status, proposed_at, sent_at, expires_at) values ($1, $2, $3, $4, 'sent', $5, $5, $6)",
    [cptsId, randomUUID(), sent, offer, ago(5), ago(-2)],
  );
  const run = randomUUID();
  await server.owner.query(
    "insert into mt_runs (cpts_id, id, kind, state, seed, rule_version, asked_at) values ($1, $2, 'register', 'done', 1, 1, now())",
    [cptsId, run],
  );
  await server.owner.query(
    "insert into mt_run_lines (cpts_id, run_id, request_id, weight) values ($1, $2, $3, 10)",
    [cptsId, run, hopeless],
  );
  expect((await list()).items).toMatchObject([{ requestId: hopeless, code: "no-candidate" }]);
});

test("the coordination is told once a day, how many and never who", async () => {
  const { put, cptsId, slug, coordinator } = await aRegister();
  await put("accepted", 10);
  await put("told", 20);
  await runJob(server, "family-doctor.standstills");
  await runJob(server, "family-doctor.standstills");
  const { rows } = await server.owner.query(
    "select title, body, link from notify_notices where cpts_id = $1 and user_id = $2 and kind = 'family-doctor.standstill'",
    [cptsId, coordinator.userId],
  );
  expect(rows).toEqual([
    {
      title: "2 demandes de médecin traitant n'avancent pas",
      body: "",
      link: `/c/${slug}/medecin-traitant/en-attente`,
    },
  ]);
});

test("the sentences agree with their numbers", () => {
  expect(sayStandstill("told", 0)).toContain("aujourd'hui");
  expect(sayStandstill("told", 1)).toContain("depuis 1 jour :");
  expect(sayStandstill("told", 2)).toContain("depuis 2 jours");
});
