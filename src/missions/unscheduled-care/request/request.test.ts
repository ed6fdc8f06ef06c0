import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aRequest, calmAnswers, patientBody, readyFields } from "../../../../tools/testing/a-request.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import {
  aCptsWith,
  aPerson,
  aServer,
  type TestPerson,
  type TestServer,
} from "../../../../tools/testing/index.ts";

const server = await aServer();

async function aTeam(on: TestServer = server) {
  const { cptsId, slug, professionals } = await aCptsWith(on, { gps: 1 });
  const nurse = await aPerson(on, { roles: [{ cptsId, role: "professional" }], familyName: "Vasseur" });
  const operator = await aPerson(on, { roles: [{ cptsId, role: "operator" }], familyName: "Fabre" });
  return {
    cptsId,
    slug,
    nurse,
    operator,
    doctor: professionals[0]!,
    at: `/api/c/${slug}/unscheduled-care/requests`,
  };
}

const aPatient = async (person: TestPerson, slug: string) =>
  (await person.call("POST", `/api/c/${slug}/patients`, patientBody())).body.id as string;

describe("a draft", () => {
  test("is begun with a reference, saved as one types, and submitted when nothing is missing", async () => {
    const { at, nurse, slug } = await aTeam();
    const begun = await nurse.call("POST", at, {});
    expect(begun).toMatchObject({
      status: 201,
      body: { status: "draft", reference: "SNP-26-0001", version: 2 },
    });
    expect(begun.body.toFill.map((one: { field: string }) => one.field)).toEqual([
      "patientId",
      "requesterPhone",
      "placeCommuneCode",
      "reason",
      "informed",
      "agreed",
      "answers",
      "levelCode",
    ]);
    const tooSoon = await nurse.call("POST", `${at}/${begun.body.id}/submit`, { version: 2 });
    expect(tooSoon).toMatchObject({ status: 422, body: { code: "unscheduled-care.incomplete" } });
    const saved = await nurse.call("PATCH", `${at}/${begun.body.id}`, {
      version: 2,
      patientId: await aPatient(nurse, slug),
      ...readyFields(),
    });
    expect(saved.body).toMatchObject({
      version: 4,
      toFill: [{ field: "levelCode" }],
      score: { proposedLevel: "VERT", bookingAllowed: true },
    });
    expect(saved.body.place).toMatchObject({ communeName: "Ramonville-Saint-Agne" });
    expect(saved.body.place.latitude).toBeCloseTo(43.5, 0);
    const sent = await nurse.call("POST", `${at}/${begun.body.id}/submit`, {
      version: 4,
      levelCode: "JAUNE",
    });
    expect(sent.body).toMatchObject({
      status: "to-orient",
      level: { code: "JAUNE" },
      wantedBy: "2026-11-25T08:00:00.000Z",
    });
    expect((await nurse.call("POST", at, {})).body.reference).toBe("SNP-26-0002");
  });

  test("the same client-made id is the same draft; a save whose answer was lost may be sent again", async () => {
    const { at, nurse, operator } = await aTeam();
    const id = randomUUID();
    const [first, second] = await Promise.all([
      nurse.call("POST", at, { id, reason: "Toux" }),
      nurse.call("POST", at, { id, reason: "Toux" }),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect([first.body.id, second.body.reference]).toEqual([id, first.body.reference]);
    expect((await operator.call("POST", at, { id })).body.code).toBe("unscheduled-care.id-taken");
    const patch = {
      version: first.body.version,
      reason: "Toux et fièvre",
      answers: { age: 8, fievre: "moins-3-jours" },
    };
    const once = await nurse.call("PATCH", `${at}/${id}`, patch);
    const again = await nurse.call("PATCH", `${at}/${id}`, patch);
    expect([once.status, again.status, again.body.version]).toEqual([200, 200, once.body.version]);
  });

  test("an older tab is told and overwrites nothing", async () => {
    const { at, nurse } = await aTeam();
    const { id, version } = (await nurse.call("POST", at, {})).body;
    expect((await nurse.call("PATCH", `${at}/${id}`, { version, reason: "Onglet A" })).status).toBe(200);
    const late = await nurse.call("PATCH", `${at}/${id}`, { version, reason: "Onglet B" });
    expect(late).toMatchObject({ status: 409, body: { code: "unscheduled-care.changed-elsewhere" } });
    expect((await nurse.call("GET", `${at}/${id}`)).body.reason).toBe("Onglet A");
  });

  test("what does not fit is refused by field, and nothing is saved", async () => {
    const { at, nurse } = await aTeam();
    const { id, version } = (await nurse.call("POST", at, {})).body;
    const save = (fields: object) => nurse.call("PATCH", `${at}/${id}`, { version, ...fields });
    expect((await save({ answers: { age: 300 } })).body.errors[0].field).toBe("answers.age");
    expect((await save({ answers: { inconnue: true } })).body.errors[0].message).toContain(
      "n'est pas dans la fiche",
    );
    expect((await save({ placeCommuneCode: "99999" })).body.errors[0].field).toBe("placeCommuneCode");
    expect((await save({ patientId: randomUUID() })).body.errors[0].field).toBe("patientId");
    expect((await save({ levelCode: "BLEU" })).body.errors[0].field).toBe("levelCode");
    expect((await save({ reason: "\u0000" })).status).toBe(422);
    expect((await nurse.call("GET", `${at}/${id}`)).body.version).toBe(version);
  });

  test("once sent, what made it whole is not taken back; cancelled from a booked place, the place is free again", async () => {
    const { at, cptsId, nurse, slug, doctor } = await aTeam();
    const { id, version } = await aRequest(nurse, slug);
    const save = async (fields: object) =>
      (await nurse.call("PATCH", `${at}/${id}`, { version, ...fields })).body.errors?.[0].field;
    for (const [field, value] of Object.entries({
      agreed: false,
      informed: false,
      patientId: null,
      levelCode: null,
      reason: "",
    }))
      expect(await save({ [field]: value })).toBe(field);
    const slotId = await aSlot(server, cptsId, doctor);
    const { orientationId } = (await nurse.call("GET", `${at}/${id}/proposals`)).body;
    expect((await nurse.call("POST", `${at}/${id}/book`, { orientationId, slotId })).status).toBe(201);
    expect((await nurse.call("PATCH", `${at}/${id}`, { version: 99, reason: "Autre" })).status).toBe(409);
    expect(
      (await nurse.call("POST", `${at}/${id}/cancel`, { reason: "Elle est partie" })).body,
    ).toMatchObject({ status: "cancelled", booking: null, undo: null });
    expect((await server.owner.query("select taken from agenda_slots where id = $1", [slotId])).rows).toEqual(
      [{ taken: 0 }],
    );
  });

  test("what no person would send is refused, never a failure", async () => {
    const { at, nurse, operator } = await aTeam();
    const { id, version } = (await nurse.call("POST", at, {})).body;
    const bodies = [
      { latitude: 43.5 },
      { latitude: 91, longitude: 0 },
      { filters: { languages: ["f\u0000"] } },
      { filters: { professionCodes: ["\ud800"] } },
      { reason: "\ud800" },
      { wantedFrom: "9999-12-31T00:00:00Z" },
      { answers: { constructor: true } },
      { answers: Object.fromEntries(Array.from({ length: 81 }, (_, i) => [`q${i}`, true])) },
      { answers: { notes: "x".repeat(2_001) } },
      { levelCode: "\u0000" },
      { placeLabel: "x".repeat(301) },
      { informed: "oui" },
    ];
    for (const body of bodies)
      expect(
        (await nurse.call("PATCH", `${at}/${id}`, { version, ...body })).status,
        JSON.stringify(body).slice(0, 80),
      ).toBe(422);
    for (const version of [0, -1, 1.5, "1"])
      expect((await nurse.call("PATCH", `${at}/${id}`, { version, reason: "x" })).status).toBe(422);
    const key = (parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
    const queries = [
      "level=%00",
      "status=gone",
      "commune=1",
      "limit=0",
      "limit=1e9",
      `after=${key([1, "1", id])}`,
      `after=${key([1e12, "2026-11-23T08:00:00.000Z", id])}`,
      `after=${key([1, "2026-11-23T08:00:00.000Z", "x"])}`,
      "view=patient",
    ];
    for (const query of queries)
      expect(
        (await operator.call("GET", `${at}?view=queue&${query}`.replace("view=queue&view", "view"))).status,
        query,
      ).toBe(422);
    expect((await nurse.call("GET", `${at}/not-an-id`)).status).toBe(422);
  });

  test("a level less urgent than proposed needs a reason", async () => {
    const { at, nurse, slug } = await aTeam();
    const { id, version } = await aRequest(nurse, slug, {
      draft: true,
      fields: { answers: { ...calmAnswers(), evolution: "aggrave" } },
    });
    const bare = await nurse.call("POST", `${at}/${id}/submit`, { version, levelCode: "VERT" });
    expect(bare).toMatchObject({ status: 422, body: { errors: [{ field: "levelReason" }] } });
    const said = await nurse.call("POST", `${at}/${id}/submit`, {
      version,
      levelCode: "VERT",
      levelReason: "Vu hier par son médecin",
    });
    expect(said.body).toMatchObject({ status: "to-orient", wantedBy: null });
  });
});

describe("a red flag", () => {
  test("stops the request at once; answering no afterwards does not lift it; only a written decision does", async () => {
    const { at, nurse, slug } = await aTeam();
    const { id, version } = await aRequest(nurse, slug, { draft: true });
    const raised = await nurse.call("PATCH", `${at}/${id}`, {
      version,
      answers: { respiration: true },
      levelCode: "JAUNE",
    });
    expect(raised.body).toMatchObject({
      status: "urgent",
      redFlagAt: "2026-11-23T08:00:00.000Z",
      redFlags: [{ code: "respiration" }],
      score: { bookingAllowed: false, sentence: "Appelez le 15" },
    });
    const lowered = await nurse.call("PATCH", `${at}/${id}`, {
      version: raised.body.version,
      answers: { respiration: false },
    });
    expect(lowered.body).toMatchObject({ status: "urgent", score: { bookingAllowed: false } });
    const forced = await nurse.call("POST", `${at}/${id}/submit`, {
      version: lowered.body.version,
      levelCode: "JAUNE",
    });
    expect(forced).toMatchObject({ status: 422, body: { errors: [{ field: "decision" }] } });
    expect(
      (
        await nurse.call("POST", `${at}/${id}/decision`, {
          decision: "flag-entered-by-mistake",
          reason: "oups",
        })
      ).status,
    ).toBe(422);
    const decided = await nurse.call("POST", `${at}/${id}/decision`, {
      decision: "flag-entered-by-mistake",
      reason: "Coché sur la mauvaise ligne, vérifié avec elle",
    });
    expect(decided.body).toMatchObject({
      status: "urgent",
      decision: { code: "flag-entered-by-mistake", byLabel: "Camille Vasseur" },
      score: { bookingAllowed: true },
    });
    const sent = await nurse.call("POST", `${at}/${id}/submit`, {
      version: decided.body.version,
      levelCode: "JAUNE",
    });
    expect(sent.body).toMatchObject({ status: "to-orient", redFlag: true });
    const another = await nurse.call("PATCH", `${at}/${id}`, {
      version: sent.body.version,
      answers: { avc: true },
    });
    expect(another.body).toMatchObject({ status: "urgent", decision: null });
  });

  test("handed to the 15, it ends there; choosing the level that calls the 15 puts up the banner too", async () => {
    const { at, nurse, slug } = await aTeam();
    const { id, version } = await aRequest(nurse, slug, { draft: true });
    const chosen = await nurse.call("POST", `${at}/${id}/submit`, { version, levelCode: "ROUGE" });
    expect(chosen.body).toMatchObject({ status: "urgent", redFlags: [{ code: "niveau-appel-15" }] });
    const ended = await nurse.call("POST", `${at}/${id}/decision`, {
      decision: "called-15",
      reason: "Le 15 envoie une ambulance",
    });
    expect(ended.body).toMatchObject({ status: "closed", outcome: "redirected", undo: null });
    expect(
      (await nurse.call("POST", `${at}/${id}/submit`, { version: ended.body.version, levelCode: "VERT" }))
        .status,
    ).toBe(409);
  });

  test("cannot reach a booking by SQL either: without a decision, or handed to the 15", async () => {
    const { at, nurse, slug } = await aTeam();
    const { id, version } = await aRequest(nurse, slug, { draft: true });
    await nurse.call("PATCH", `${at}/${id}`, { version, answers: { avc: true } });
    const force = (status: string) =>
      server.owner.query("update snp_requests set status = $2, booking_id = id where id = $1", [id, status]);
    for (const status of ["to-orient", "held", "callback", "waiting", "booked", "resource", "seen"]) {
      await expect(force(status), status).rejects.toMatchObject({
        constraint: "snp_requests_red_flag_check",
      });
    }
    await expect(
      server.owner.query("update snp_requests set red_flags = '{}', status = 'to-orient' where id = $1", [
        id,
      ]),
    ).rejects.toMatchObject({ constraint: "snp_requests_red_flag_check" });
    await server.owner.query(
      "update snp_requests set red_flag_decision = 'called-15', red_flag_reason = 'Le 15 arrive chez elle', red_flag_decided_by = requester_user_id, red_flag_decided_at = now() where id = $1",
      [id],
    );
    await expect(force("booked")).rejects.toMatchObject({ constraint: "snp_requests_red_flag_check" });
  });
});

describe("at the desk", () => {
  test("the queue is by urgency then age, with clocks; it pages by key; a nurse does not see it", async () => {
    const { at, nurse, operator, slug } = await aTeam();
    const green = await aRequest(nurse, slug, { levelCode: "VERT" });
    const yellow = await aRequest(nurse, slug, { levelCode: "JAUNE" });
    const orange = await aRequest(nurse, slug, { levelCode: "ORANGE" });
    const urgent = await aRequest(nurse, slug, { draft: true, fields: { answers: { conscience: true } } });
    await aRequest(nurse, slug, { draft: true });
    const queue = await operator.call("GET", `${at}?view=queue`);
    expect(queue.body.items.map((one: { id: string }) => one.id)).toEqual([
      urgent.id,
      orange.id,
      yellow.id,
      green.id,
    ]);
    expect(queue.body.items.map((one: { clock: { kind: string } | null }) => one.clock?.kind)).toEqual([
      "urgent",
      "wanted-by",
      "wanted-by",
      undefined,
    ]);
    const page = await operator.call("GET", `${at}?view=queue&limit=3`);
    const rest = await operator.call("GET", `${at}?view=queue&limit=3&after=${page.body.next}`);
    expect(rest.body).toMatchObject({ items: [{ id: green.id }], next: null });
    expect((await operator.call("GET", `${at}?view=queue&level=ORANGE`)).body.items).toHaveLength(1);
    expect((await nurse.call("GET", `${at}?view=queue`)).status).toBe(403);
    expect((await nurse.call("GET", `${at}?view=mine`)).body.items).toHaveLength(5);
    expect((await operator.call("GET", `${at}?view=mine`)).body.items).toEqual([]);
    expect((await operator.call("GET", `${at}?view=queue&after=xx`)).status).toBe(422);
  });

  test("one person takes charge at a time, and may undo it", async () => {
    const { at, cptsId, nurse, operator, slug } = await aTeam();
    const colleague = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
    const { id } = await aRequest(nurse, slug);
    const taken = await operator.call("POST", `${at}/${id}/take`);
    expect(taken.body).toMatchObject({
      takenBy: { label: "Camille Fabre" },
      undo: { sentence: "Prise en charge par Camille Fabre." },
    });
    expect((await colleague.call("POST", `${at}/${id}/take`)).body.detail).toContain("Camille Fabre");
    expect((await colleague.call("POST", `${at}/${id}/release`)).status).toBe(409);
    expect((await nurse.call("POST", `${at}/${id}/take`)).status).toBe(403);
    expect((await operator.call("POST", `${at}/${id}/undo`)).body.takenBy).toBeNull();
    expect((await operator.call("POST", `${at}/${id}/undo`)).body.code).toBe(
      "unscheduled-care.too-late-to-undo",
    );
  });

  test("ended with a reason, undone within ten seconds, not after", async () => {
    const here = await aServer();
    const { at, nurse, slug } = await aTeam(here);
    const { id } = await aRequest(nurse, slug);
    const closed = await nurse.call("POST", `${at}/${id}/close`, {
      outcome: "advice",
      reason: "Conseil de surveillance",
    });
    expect(closed.body).toMatchObject({
      status: "closed",
      outcome: "advice",
      undo: { sentence: "Demande terminée : conseil donné." },
    });
    expect((await nurse.call("POST", `${at}/${id}/undo`)).body).toMatchObject({
      status: "to-orient",
      outcome: null,
      closedAt: null,
    });
    expect(
      (await nurse.call("POST", `${at}/${id}/cancel`, { reason: "Elle a trouvé seule" })).body.status,
    ).toBe("cancelled");
    here.deps.clock.advance(16);
    expect((await nurse.call("POST", `${at}/${id}/undo`)).status).toBe(409);
    expect((await nurse.call("POST", `${at}/${id}/cancel`, { reason: "Encore" })).body.code).toBe(
      "unscheduled-care.not-cancellable",
    );
    expect((await nurse.call("POST", `${at}/${id}/cancel`, { reason: "" })).status).toBe(422);
  });

  test("the call-back list keeps its clock and its attempts", async () => {
    const { at, nurse, operator, slug } = await aTeam();
    const { id } = await aRequest(nurse, slug, { levelCode: "ORANGE" });
    const listed = await operator.call("POST", `${at}/${id}/callback`, {});
    expect(listed.body).toMatchObject({
      status: "callback",
      clock: { kind: "callback", dueAt: "2026-11-23T08:30:00.000Z", late: false },
    });
    expect(
      (await operator.call("POST", `${at}/${id}/callback/attempts`, { answered: false })).body,
    ).toMatchObject({ status: "callback", callbackAttempts: 1 });
    expect((await nurse.call("POST", `${at}/${id}/callback/attempts`, { answered: true })).status).toBe(403);
    expect(
      (await operator.call("POST", `${at}/${id}/callback/attempts`, { answered: true })).body,
    ).toMatchObject({ status: "to-orient", callbackAttempts: 2 });
    expect((await operator.call("POST", `${at}/${id}/callback`, { delayMinutes: 90 })).body.clock.dueAt).toBe(
      "2026-11-23T09:30:00.000Z",
    );
    expect((await operator.call("POST", `${at}/${id}/reopen`)).body).toMatchObject({
      status: "to-orient",
      clock: { kind: "wanted-by" },
    });
  });

  test("a resource of the territory takes it; one that is closed does not", async () => {
    const { at, cptsId, nurse, slug } = await aTeam();
    const resourceId = randomUUID();
    await server.owner.query(
      "insert into directory_resources (cpts_id, id, kind, name, search_text) values ($1, $2, 'snp-centre', 'Centre de soins du canal', 'centre')",
      [cptsId, resourceId],
    );
    const { id } = await aRequest(nurse, slug);
    expect(
      (await nurse.call("POST", `${at}/${id}/resource`, { resourceId: randomUUID() })).body.errors[0].field,
    ).toBe("resourceId");
    const sent = await nurse.call("POST", `${at}/${id}/resource`, {
      resourceId,
      note: "Ouvert jusqu'à 20 h",
    });
    expect(sent.body).toMatchObject({
      status: "resource",
      resource: { name: "Centre de soins du canal", note: "Ouvert jusqu'à 20 h" },
    });
    expect((await nurse.call("POST", `${at}/${id}/undo`)).body).toMatchObject({
      status: "to-orient",
      resource: null,
    });
  });
});
