import { beforeEach, describe, expect, test } from "vitest";
import { aPerson, aServer, drainEvents, drainJobs, runJob } from "../../../../tools/testing/index.ts";
import { anOffer, aProposal, aTerritory, aWaitingPatient, findLost, later } from "./proposal-test-kit.ts";

const server = await aServer();
beforeEach(async () => {
  await drainJobs(server);
  server.mailbox.clear();
});

const statusOf = async (requestId: string): Promise<string> =>
  (await server.owner.query("select status from mt_requests where id = $1", [requestId])).rows[0].status;
const ledgerOf = async (requestId: string) =>
  (
    await server.owner.query(
      "select kind, user_label, reason, rule_version, candidates from mt_decisions where request_id = $1 order by at, id",
      [requestId],
    )
  ).rows;

describe("from the proposal to the doctor", () => {
  test("the five best, each with reasons, the household's doctor first", async () => {
    const place = await aTerritory(server, 7);
    const offers: string[] = [];
    for (let i = 0; i < 7; i++)
      offers.push(await anOffer(place, i, { languages: i === 3 ? ["fr", "ar"] : ["fr"] }));
    const requestId = await aWaitingPatient(server, place.cptsId, {
      family_professional_id: place.professionals[6]!.id,
      languages: ["ar"],
    });
    const { body } = await place.coordinator.call("GET", `${place.at}/requests/${requestId}/candidates`);
    expect(body).toMatchObject({ inAll: 7, whyNobody: null });
    expect(body.items.map((one: { offerId: string }) => one.offerId)).toEqual([
      offers[6],
      offers[3],
      offers[0],
      offers[1],
      offers[2],
    ]);
    expect(body.items[0]).toMatchObject({
      rank: 1,
      isFamilyDoctor: true,
      distanceMeters: 6_000,
      loadAfter: 0.2,
    });
    expect(body.items[0].reasons).toEqual([
      "Médecin d'un membre du foyer",
      "À 6 km",
      "0 place promise sur 5",
    ]);
    // Both at the centre of their commune: nobody knows how far.
    expect(body.items[2].reasons[0]).toBe("Dans la même commune, distance non connue");
    expect(body.items[1].reasons[0]).toBe("Parle la langue du patient (arabe)");
    expect((await place.doctors[0]!.call("GET", `${place.at}/requests/${requestId}/candidates`)).status).toBe(
      403,
    );
  });

  test("proposed, sent, accepted: the doctor sees what is needed to decide, and the name only then", async () => {
    const place = await aTerritory(server, 2);
    const { at, coordinator, doctors, cptsId } = place;
    const offerId = await anOffer(place, 0);
    const requestId = await aWaitingPatient(server, cptsId);
    const id = await aProposal(place, requestId, offerId, false);
    expect(await statusOf(requestId)).toBe("proposed");
    // Nothing has left: the doctor knows of nothing yet.
    expect((await doctors[0]!.call("GET", `${at}/proposals/${id}`)).status).toBe(404);
    expect((await doctors[0]!.call("POST", `${at}/proposals/${id}/accept`)).status).toBe(404);
    expect((await coordinator.call("POST", `${at}/proposals/${id}/send`)).body).toMatchObject({
      status: "sent",
      expiresAt: "2026-11-30T08:00:00.000Z",
      patient: null,
    });
    const waits = async (doctor: number) =>
      (await doctors[doctor]!.call("GET", `${at}/my-proposals/count`)).body;
    expect(await waits(0)).toEqual({ toAnswer: 1, firstExpiresAt: "2026-11-30T08:00:00.000Z" });
    expect(await waits(1)).toEqual({ toAnswer: 0, firstExpiresAt: null });
    const seen = await doctors[0]!.call("GET", `${at}/proposals/${id}`);
    expect(seen.body).toMatchObject({
      situation: {
        ageLabel: "70 à 79 ans",
        communeName: "Ramonville-Saint-Agne",
        criteria: ["Affection de longue durée"],
      },
      patient: null,
      can: { send: false, answer: true, withdraw: false, undo: false },
    });
    expect(JSON.stringify(seen.body)).not.toMatch(/Fictive|Alba|3 rue|33600000000|c2s/i);
    expect((await doctors[1]!.call("GET", `${at}/proposals/${id}`)).status).toBe(404);
    expect((await doctors[1]!.call("POST", `${at}/proposals/${id}/accept`)).status).toBe(404);
    const accepted = await doctors[0]!.call("POST", `${at}/proposals/${id}/accept`);
    expect(accepted.body).toMatchObject({
      status: "accepted",
      answeredHow: "page",
      patient: { familyName: "Fictive", givenName: "Alba", phone: "+33600000000" },
      undoUntil: "2026-11-24T08:00:00.000Z",
    });
    expect((await waits(0)).toAnswer).toBe(0);
    expect((await doctors[0]!.call("GET", `${at}/my-proposals`)).body.items[0].patient.familyName).toBe(
      "Fictive",
    );
    expect((await coordinator.call("GET", `${at}/proposals?status=accepted`)).body.items[0]).toMatchObject({
      id,
      patient: null,
    });
    const { rows } = await server.owner.query(
      "select status, doctor_professional_id, accepted_at from mt_requests where id = $1",
      [requestId],
    );
    expect(rows[0]).toMatchObject({ status: "accepted", doctor_professional_id: place.professionals[0]!.id });
    const { rows: told } = await server.owner.query(
      "select title, body from notify_notices where user_id = $1",
      [coordinator.userId],
    );
    expect(told).toHaveLength(1);
    expect(told[0].title).not.toMatch(/Fictive|ALD/);
    expect(await findLost(server, cptsId)).toEqual([]);
  });

  test("the ledger keeps candidates, capacity, load, distance, rules and reason, and cannot be changed", async () => {
    const place = await aTerritory(server, 2);
    const [near, far] = [await anOffer(place, 0), await anOffer(place, 1)];
    const requestId = await aWaitingPatient(server, place.cptsId);
    const made = await place.coordinator.call("POST", `${place.at}/requests/${requestId}/proposals`, {
      offerId: far,
      reason: "Demande du patient",
    });
    await place.coordinator.call("POST", `${place.at}/proposals/${made.body.id}/send`);
    await place.doctors[1]!.call("POST", `${place.at}/proposals/${made.body.id}/refuse`, {
      refusal: "full",
      note: "Secret",
    });
    const lines = await ledgerOf(requestId);
    expect(lines.map((one) => one.kind)).toEqual(["proposed", "refused"]);
    expect(lines[0]).toMatchObject({
      user_label: "Camille Roux",
      reason: "Demande du patient",
      rule_version: 3,
    });
    expect(lines[0].candidates).toMatchObject([
      { offerId: near, capacity: 5, taken: 0, distanceMeters: 0 },
      { offerId: far, capacity: 5, taken: 0, distanceMeters: 1_000 },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/Fictive|DocteurA|Secret/);
    await expect(server.deps.db.pool.query("update mt_decisions set reason = 'autre'")).rejects.toMatchObject(
      { code: "42501" },
    );
  });

  test("a refusal looks for the next best at once, never asks the same doctor again, and leaves nothing to a machine alone", async () => {
    const place = await aTerritory(server, 2);
    const { at, coordinator, doctors, cptsId } = place;
    const [first, second] = [await anOffer(place, 0), await anOffer(place, 1)];
    const requestId = await aWaitingPatient(server, cptsId);
    const id = await aProposal(place, requestId, first);
    expect((await doctors[0]!.call("POST", `${at}/proposals/${id}/refuse`, { refusal: "bad" })).status).toBe(
      422,
    );
    expect(
      (await doctors[0]!.call("POST", `${at}/proposals/${id}/refuse`, { refusal: "too-far" })).body,
    ).toMatchObject({
      status: "refused",
      refusalLabel: "trop loin",
      patient: null,
    });
    await drainJobs(server);
    const { body } = await coordinator.call("GET", `${at}/requests/${requestId}/proposals`);
    expect(body.items).toMatchObject([
      { offerId: second, status: "proposed", sentAt: null },
      { offerId: first, status: "refused" },
    ]);
    expect(server.mailbox.list().filter((mail) => mail.to.includes(place.professionals[1]!.id))).toEqual([]);
    const withdraw = (proposeNext: boolean) =>
      coordinator.call("POST", `${at}/proposals/${body.items[0].id}/withdraw`, {
        reason: "Autre idée",
        proposeNext,
      });
    expect((await withdraw(true)).body.status).toBe("withdrawn");
    await drainJobs(server);
    // Neither the one who refused, nor the one just taken back: the coordination is told that nobody is left.
    expect(await statusOf(requestId)).toBe("waiting");
    const { rows } = await server.owner.query(
      "select title from notify_notices where user_id = $1 order by created_at desc, id desc limit 1",
      [coordinator.userId],
    );
    expect(rows[0].title).toContain("plus aucun volontaire à proposer");
    // Taken back is not refused: a person may choose them again; who refused, never.
    expect(await aProposal(place, requestId, second, false)).toBeDefined();
    await coordinator.call(
      "POST",
      `${at}/proposals/${(await coordinator.call("GET", `${at}/requests/${requestId}/proposals`)).body.items[0].id}/withdraw`,
      { reason: "Essai" },
    );
    const refused = await coordinator.call("POST", `${at}/requests/${requestId}/proposals`, {
      offerId: first,
    });
    expect(refused).toMatchObject({ status: 409, body: { code: "family-doctor.not-a-candidate" } });
    expect(await findLost(server, cptsId)).toEqual([]);
  });

  test("half way the doctor is reminded once; at the end it goes to the next, and a late yes is told so", async () => {
    const place = await aTerritory(server, 2);
    const { at, coordinator, doctors, cptsId } = place;
    const [first, second] = [await anOffer(place, 0), await anOffer(place, 1)];
    const requestId = await aWaitingPatient(server, cptsId);
    const id = await aProposal(place, requestId, first);
    const follow = async () => {
      await runJob(server, "family-doctor.follow-proposals");
      await drainJobs(server);
    };
    const mails = () => server.mailbox.list().map((mail) => mail.subject);
    await follow();
    expect(mails()).toEqual(["Un patient vous est proposé comme médecin traitant"]);
    await later(server, 4);
    await follow();
    await follow();
    expect(mails()).toEqual([
      "Rappel : un patient vous est proposé, votre réponse est attendue",
      "Un patient vous est proposé comme médecin traitant",
    ]);
    const linkOf = (text: string) => /proposition\/(\S+)/.exec(text)?.[1];
    expect(new Set(server.mailbox.list().map((mail) => linkOf(mail.text))).size).toBe(1);
    await later(server, 3);
    expect((await doctors[0]!.call("POST", `${at}/proposals/${id}/accept`)).body.code).toBe(
      "family-doctor.proposal-expired",
    );
    await follow();
    expect((await coordinator.call("GET", `${at}/requests/${requestId}/proposals`)).body.items).toMatchObject(
      [
        { offerId: second, status: "proposed" },
        { offerId: first, status: "expired" },
      ],
    );
    const late = await doctors[0]!.call("POST", `${at}/proposals/${id}/accept`);
    expect(late).toMatchObject({ status: 409, body: { code: "family-doctor.already-answered" } });
    expect(late.body.detail).toContain("Le délai de réponse est passé");
    expect((await ledgerOf(requestId)).map((one) => one.kind)).toEqual(["proposed", "expired", "proposed"]);
  });

  test("the month's number is kept, at the proposal and at the answer", async () => {
    const server = await aServer();
    const place = await aTerritory(server, 1);
    const { at, doctors, coordinator, cptsId } = place;
    const offerId = await anOffer(place, 0, { capacity: 20, perMonth: 2 });
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => aWaitingPatient(server, cptsId)));
    const first = await aProposal(place, a!, offerId);
    const second = await aProposal(place, b!, offerId);
    const third = await coordinator.call("POST", `${at}/requests/${c}/proposals`, { offerId });
    expect(third.body.detail).toContain("les 2 places de ce mois sont déjà promises");
    await doctors[0]!.call("PUT", `${at}/offers/${offerId}`, {
      version: 1,
      capacity: 20,
      perMonth: 1,
      zone: "territory",
    });
    expect((await doctors[0]!.call("POST", `${at}/proposals/${first}/accept`)).status).toBe(200);
    const full = await doctors[0]!.call("POST", `${at}/proposals/${second}/accept`);
    expect(full).toMatchObject({ status: 409, body: { code: "family-doctor.month-full" } });
    // December begins on the territory's clock an hour before it does in Greenwich.
    const acceptedAt = async (instant: string) => {
      const seconds = (Date.parse(instant) - server.deps.clock.now().epochMilliseconds) / 1000;
      await later(server, seconds / 86_400);
      return (await doctors[0]!.call("GET", `${at}/offers/${offerId}`)).body.acceptedThisMonth;
    };
    expect(await acceptedAt("2026-11-30T22:59:00Z")).toBe(1);
    expect(await acceptedAt("2026-11-30T23:01:00Z")).toBe(0);
  });

  test("the coordination answers for a doctor on the phone; an assistant for theirs", async () => {
    const place = await aTerritory(server, 1);
    const { at, coordinator, cptsId, professionals } = place;
    const assistant = await aPerson(server, {
      roles: [{ cptsId, role: "assistant", professionalId: professionals[0]!.id }],
    });
    const offerId = await anOffer(place, 0);
    const [a, b] = await Promise.all([1, 2].map(() => aWaitingPatient(server, cptsId)));
    const byPhone = await aProposal(place, a!, offerId);
    const phoned = await coordinator.call("POST", `${at}/proposals/${byPhone}/accept`);
    expect(phoned.body).toMatchObject({ status: "accepted", answeredHow: "phone", patient: null });
    const { rows } = await server.owner.query("select title, link from notify_notices where user_id = $1", [
      assistant.userId,
    ]);
    expect(rows[0]).toMatchObject({ link: `/c/${place.slug}/medecin-traitant/mes-propositions` });
    const theirs = await aProposal(place, b!, offerId);
    expect((await assistant.call("POST", `${at}/proposals/${theirs}/accept`)).body).toMatchObject({
      answeredHow: "page",
      patient: { familyName: "Fictive" },
    });
  });

  test("a doctor changes their mind within a day, not once the patient knows, nor once another was asked", async () => {
    const place = await aTerritory(server, 2);
    const { at, coordinator, doctors, cptsId } = place;
    const [first, second] = [await anOffer(place, 0), await anOffer(place, 1)];
    const requestId = await aWaitingPatient(server, cptsId);
    const id = await aProposal(place, requestId, first);
    const [doctor, undo] = [doctors[0]!, `${at}/proposals/${id}/undo`];
    await doctor.call("POST", `${at}/proposals/${id}/accept`);
    expect((await doctors[1]!.call("POST", undo)).status).toBe(404);
    expect((await doctor.call("POST", undo)).body).toMatchObject({
      status: "sent",
      patient: null,
      can: { answer: true },
    });
    expect(await statusOf(requestId)).toBe("sent");
    await doctor.call("POST", `${at}/proposals/${id}/refuse`, { refusal: "full" });
    await drainJobs(server);
    expect(await statusOf(requestId)).toBe("proposed");
    // The machine's choice gives way, and its place is free again.
    expect((await doctor.call("POST", undo)).body).toMatchObject({ status: "sent", refusal: null });
    expect(await findLost(server, cptsId)).toEqual([]);
    await doctor.call("POST", `${at}/proposals/${id}/refuse`, { refusal: "full" });
    await aProposal(place, requestId, second);
    expect((await doctor.call("POST", undo)).body.code).toBe("family-doctor.other-doctor-asked");
    const other = await aWaitingPatient(server, cptsId);
    const accepted = await aProposal(place, other, second);
    await doctors[1]!.call("POST", `${at}/proposals/${accepted}/accept`);
    await server.owner.query("update mt_requests set status = 'told', told_at = now() where id = $1", [
      other,
    ]);
    expect((await doctors[1]!.call("POST", `${at}/proposals/${accepted}/undo`)).body.code).toBe(
      "family-doctor.patient-told",
    );
    await later(server, 1.1);
    expect((await coordinator.call("POST", `${at}/proposals/${accepted}/undo`)).body.code).toBe(
      "family-doctor.too-late-to-undo",
    );
  });

  test("several leave at once, and one that cannot says why", async () => {
    const place = await aTerritory(server, 1);
    const offerId = await anOffer(place, 0);
    const ids = [];
    for (let i = 0; i < 3; i++)
      ids.push(await aProposal(place, await aWaitingPatient(server, place.cptsId), offerId, false));
    await place.coordinator.call("POST", `${place.at}/proposals/${ids[1]}/withdraw`, { reason: "Essai" });
    const { body } = await place.coordinator.call("POST", `${place.at}/proposals/send`, { ids });
    expect(body.sent).toEqual([ids[0], ids[2]]);
    expect(body.notSent).toMatchObject([{ id: ids[1] }]);
    expect(body.notSent[0].why).toContain("« Retirée »");
    await drainJobs(server);
    expect(server.mailbox.list()).toHaveLength(2);
  });

  test("a request that ends while its doctor is asked gives the place back, and the doctor is told", async () => {
    const place = await aTerritory(server, 1);
    const { at, coordinator, doctors, cptsId } = place;
    const offerId = await anOffer(place, 0);
    const requestId = await aWaitingPatient(server, cptsId);
    const id = await aProposal(place, requestId, offerId);
    const closed = await coordinator.call("POST", `${at}/requests/${requestId}/close`, {
      reason: "found-alone",
    });
    expect(closed.body.status).toBe("closed");
    await drainEvents(server);
    const { rows } = await server.owner.query(
      "select title from notify_notices where user_id = $1 and kind = 'family-doctor.proposal-withdrawn'",
      [doctors[0]!.userId],
    );
    expect(rows).toEqual([{ title: expect.stringContaining("votre place est rendue") }]);
    expect((await doctors[0]!.call("GET", `${at}/proposals/${id}`)).body.status).toBe("withdrawn");
    expect(await findLost(server, cptsId)).toEqual([]);
  });

  test("the same press sent twice is one proposal", async () => {
    const place = await aTerritory(server, 1);
    const offerId = await anOffer(place, 0);
    const requestId = await aWaitingPatient(server, place.cptsId);
    const press = () =>
      place.coordinator.call(
        "POST",
        `${place.at}/requests/${requestId}/proposals`,
        { offerId },
        { "idempotency-key": "double-press" },
      );
    const [one, two] = await Promise.all([press(), press()]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body.id).toBe(two.body.id);
  });
});
