import { beforeEach, describe, expect, test } from "vitest";
import { aPerson, aServer, drainEvents, drainJobs, runJob } from "../../../../tools/testing/index.ts";
import { anOffer, aProposal, aTerritory, aWaitingPatient, findLost } from "../proposal/proposal-test-kit.ts";

const server = await aServer({ MAILLAGE_URL: "http://maillage.exemple.invalid" });
const { owner, deps, mailbox } = server;
beforeEach(async () => {
  await drainEvents(server);
  await drainJobs(server);
  mailbox.clear();
  deps.sms = undefined;
});

const rowOf = async (id: string) =>
  (await owner.query("select * from mt_requests where id = $1", [id])).rows[0];
const storyOf = async (id: string): Promise<string[]> =>
  (
    await owner.query("select sentence from mt_request_events where request_id = $1 order by at, id", [id])
  ).rows.map((row) => row.sentence);

/** A patient who chose that way, accepted by the first doctor; the CPTS gave its telephone. */
async function accepted(columns: object = {}, patient: Record<string, unknown> = {}) {
  const place = await aTerritory(server, 1);
  await place.coordinator.call("PUT", `${place.at}/settings`, {
    doorOpen: false,
    doorNote: "",
    contactPhone: "05 61 00 00 00",
    answerDays: 7,
    confirmDays: 90,
    retentionMonths: 24,
    version: 0,
  });
  const requestId = await aWaitingPatient(server, place.cptsId, { ...columns });
  for (const [column, value] of Object.entries({ email: "alba@exemple.invalid", ...patient }))
    await owner.query(
      `update patients_records set ${column} = $2 where id = (select patient_id from mt_requests where id = $1)`,
      [requestId, value],
    );
  const proposalId = await aProposal(place, requestId, await anOffer(place, 0));
  const accept = () => place.doctors[0]!.call("POST", `${place.at}/proposals/${proposalId}/accept`);
  expect((await accept()).status).toBe(200);
  await drainEvents(server);
  const read = async () => (await place.coordinator.call("GET", `${place.at}/requests/${requestId}`)).body;
  return { ...place, requestId, proposalId, accept, read };
}

/** A quarter of an hour on, the outbox is emptied as its minute would. */
async function deliver(minutes = 16) {
  deps.clock.advance(minutes * 60);
  await runJob(server, "notify.deliver-left");
  await drainEvents(server);
}

describe("a patient is told by the way they chose", () => {
  test("a mail leaves after a quarter of an hour by the real outbox, says neither who nor what, and « told » is then written by Maillage", async () => {
    const { requestId, cptsId, read } = await accepted({
      reach_by: "mail",
      follow_code_hash: Buffer.alloc(32, 1),
    });
    await drainJobs(server);
    const toAlba = () => mailbox.list().filter((mail) => mail.to === "alba@exemple.invalid");
    expect(toAlba()).toHaveLength(0);
    expect(await rowOf(requestId)).toMatchObject({
      status: "accepted",
      message_way: "mail",
      message_state: "waiting",
    });
    await deliver();
    const [mail, ...more] = toAlba();
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Votre demande a avancé");
    expect(mail?.text).toContain("05 61 00 00 00");
    expect(mail?.text).toContain("/medecin-traitant/suivi");
    expect(mail?.text).not.toMatch(/Fictive|Alba|\bDr\b|docteur|accept|traitant(?!\/suivi)|ALD/);
    expect(await rowOf(requestId)).toMatchObject({ status: "told", message_state: "sent" });
    expect((await storyOf(requestId)).at(-1)).toMatch(/^Patient prévenu par mail/);
    expect((await read()).undo).toBeNull();
    // The address is kept no longer than the message needed it.
    expect((await owner.query("select 1 from notify_deliveries where about_id is not null")).rowCount).toBe(
      0,
    );
    expect(await findLost(server, cptsId)).toEqual([]);
    await deliver();
    expect(toAlba()).toHaveLength(1);
  });

  test("a doctor who takes the acceptance back in time, or a person told by hand, is not written to", async () => {
    const undone = await accepted({ reach_by: "mail" });
    const { doctors, at, proposalId, requestId } = undone;
    expect((await doctors[0]!.call("POST", `${at}/proposals/${proposalId}/undo`)).status).toBe(200);
    const told = await accepted({ reach_by: "mail" });
    const tell = `${told.at}/requests/${told.requestId}/told`;
    expect((await told.coordinator.call("POST", tell, { way: "phone" })).status).toBe(200);
    await drainEvents(server);
    await deliver();
    expect(mailbox.list().filter((mail) => mail.to === "alba@exemple.invalid")).toEqual([]);
    expect(await rowOf(requestId)).toMatchObject({ status: "sent", message_state: null });
    expect(await rowOf(told.requestId)).toMatchObject({ status: "told", message_state: null });
    // Accepted again, the message is due again.
    expect((await undone.accept()).status).toBe(200);
    await drainEvents(server);
    await deliver();
    expect(await rowOf(requestId)).toMatchObject({ status: "told", message_state: "sent" });
  });

  test("an SMS leaves where there is a gateway; without one, or refused for good, the patient is to be called and people are told", async () => {
    const sent: { to: string; text: string }[] = [];
    deps.sms = {
      send: async (one) => {
        sent.push(one);
      },
    };
    const one = await accepted({ reach_by: "sms" });
    await deliver();
    expect(sent).toEqual([
      {
        to: "+33600000000",
        text: expect.stringMatching(/^CPTS .* a avancé\. Pour la suite, appelez le 05 61 00 00 00$/),
      },
    ]);
    expect((await rowOf(one.requestId)).status).toBe("told");

    deps.sms = undefined;
    const none = await accepted({ reach_by: "sms" });
    const listed = await none.coordinator.call("GET", `${none.at}/to-tell`);
    expect(listed.body.items).toMatchObject([
      { by: "call", why: expect.stringContaining("SMS"), phone: "+33600000000" },
    ]);

    deps.sms = {
      send: () => Promise.reject(Object.assign(new Error("no such number"), { responseCode: 550 })),
    };
    const refused = await accepted({ reach_by: "sms" });
    await deliver();
    expect(await rowOf(refused.requestId)).toMatchObject({ status: "accepted", message_state: "failed" });
    expect((await refused.coordinator.call("GET", `${refused.at}/to-tell`)).body.items[0]).toMatchObject({
      by: "call",
      why: "Le SMS n'a pas pu partir.",
    });
    const notices = await refused.coordinator.call("GET", `/api/c/${refused.slug}/notices`);
    expect(notices.body.items[0].title).toMatch(/^MT-26-\d{4} : le SMS n'a pas pu partir/);
  });
});

describe("the list of those to tell", () => {
  test("the secretariat sees the patients of its doctor alone, with what is needed to call; the coordination all; others nothing", async () => {
    const { at, cptsId, slug, professionals, coordinator } = await accepted();
    const assistant = await aPerson(server, {
      roles: [{ cptsId, role: "assistant", professionalId: professionals[0]!.id }],
    });
    const stranger = await aPerson(server, { roles: [{ cptsId, role: "assistant" }] });
    const partner = await aPerson(server, { roles: [{ cptsId, role: "partner" }] });
    const { body } = await assistant.call("GET", `${at}/to-tell`);
    expect(body).toMatchObject({
      more: false,
      items: [
        {
          by: "call",
          why: null,
          patient: { familyName: "Fictive", birthOn: "1948-05-02" },
          phone: "+33600000000",
          unreachableCount: 0,
          lastTriedAt: null,
          doctor: { name: expect.stringMatching(/^Dr /) },
        },
      ],
    });
    expect(JSON.stringify(body)).not.toMatch(/ald|c2s|Plutôt le matin/i);
    expect((await coordinator.call("GET", `${at}/to-tell`)).body.items).toHaveLength(1);
    expect((await stranger.call("GET", `${at}/to-tell`)).body.items).toEqual([]);
    expect((await partner.call("GET", `${at}/to-tell`)).status).toBe(403);
    const other = await aTerritory(server, 1);
    expect((await other.coordinator.call("GET", `/api/c/${slug}/family-doctor/to-tell`)).status).toBe(404);
  });

  test("three calls without an answer close the request by the secretariat's hand, and the place goes back to the doctor", async () => {
    const { at, cptsId, requestId, professionals } = await accepted();
    const assistant = await aPerson(server, {
      roles: [{ cptsId, role: "assistant", professionalId: professionals[0]!.id }],
    });
    const attempt = (closing: boolean) =>
      assistant.call("POST", `${at}/requests/${requestId}/attempts`, { way: "phone", closing });
    expect((await attempt(true)).body.code).toBe("family-doctor.too-few-attempts");
    expect((await attempt(false)).body).toMatchObject({ unreachableCount: 1, status: "accepted" });
    expect((await attempt(false)).body.unreachableCount).toBe(2);
    expect((await assistant.call("GET", `${at}/to-tell`)).body.items[0].lastTriedAt).not.toBeNull();
    const third = await attempt(true);
    expect(third.status).toBe(200);
    expect(third.body).toMatchObject({ status: "closed", endReason: "unreachable" });
    expect((await owner.query("select taken from mt_offers where cpts_id = $1", [cptsId])).rows).toEqual([
      { taken: 0 },
    ]);
    expect(await findLost(server, cptsId)).toEqual([]);
    expect((await assistant.call("GET", `${at}/to-tell`)).body.items).toEqual([]);
  });

  test("who chose a letter is listed apart while the address is whole", async () => {
    const { at, coordinator, requestId } = await accepted(
      { reach_by: "letter", postal_code: "31520" },
      { postal_code: "31520" },
    );
    expect((await coordinator.call("GET", `${at}/to-tell`)).body.items[0].by).toBe("letter");
    expect(
      (await coordinator.call("POST", `${at}/requests/${requestId}/told`, { way: "letter" })).status,
    ).toBe(200);
    expect((await coordinator.call("GET", `${at}/to-tell`)).body.items).toEqual([]);
  });
});

test("who declared a patient hears that a doctor accepts and how it ends, not of their own acts, and no mail says who or what", async () => {
  const place = await aTerritory(server, 1);
  const roles = [{ cptsId: place.cptsId, role: "professional" as const }];
  const [nurse, gone] = [await aPerson(server, { roles }), await aPerson(server, { roles })];
  const offerId = await anOffer(place, 0);
  const declaredBy = (userId: string) =>
    aWaitingPatient(server, place.cptsId, { declarant_user_id: userId, declarant_kind: "professional" });
  const [requestId, ofGone] = [await declaredBy(nurse.userId), await declaredBy(gone.userId)];
  const own = await declaredBy(nurse.userId);
  await owner.query("update identity_memberships set ended_at = now() where user_id = $1", [gone.userId]);
  for (const id of [requestId, ofGone]) {
    const proposalId = await aProposal(place, id, offerId);
    await place.doctors[0]!.call("POST", `${place.at}/proposals/${proposalId}/accept`);
  }
  await nurse.call("POST", `${place.at}/requests/${own}/close`, { reason: "found-alone" });
  await drainEvents(server);
  const step = (name: string, body: object) =>
    place.coordinator.call("POST", `${place.at}/requests/${requestId}/${name}`, body);
  await step("told", { way: "phone" });
  const today = deps.clock.now().toString().slice(0, 10);
  expect((await step("appointment", { on: today })).status).toBe(200);
  await drainEvents(server);
  expect((await step("declared", { on: today })).status).toBe(200);
  await drainEvents(server);
  const { items } = (await nurse.call("GET", `/api/c/${place.slug}/notices`)).body;
  const reference = (await rowOf(requestId)).reference;
  expect(items.map((one: { title: string }) => one.title)).toEqual(
    ["le médecin traitant est déclaré", "le premier rendez-vous est fixé", "un médecin accepte"].map(
      (what) => `${reference}, que vous avez signalée : ${what}`,
    ),
  );
  expect(items[0].href).toBe(`/c/${place.slug}/medecin-traitant/demandes/${requestId}`);
  const left = await owner.query("select 1 from notify_notices where user_id = $1", [gone.userId]);
  expect(left.rowCount).toBe(0);
  await drainJobs(server);
  const mails = mailbox.list().filter((mail) => mail.to === `${nurse.userId}@exemple.invalid`);
  expect(mails).toHaveLength(1);
  const text = JSON.stringify(mails);
  expect(text).not.toMatch(/Fictive|Alba|ALD|\bDr\b/);
});
