import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  aRequest,
  aRequestTeam,
  calmAnswers,
  patientBody,
  readyFields,
} from "../../../../tools/testing/a-request.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aServer, type TestPerson } from "../../../../tools/testing/index.ts";

const server = await aServer();

const aPatient = async (person: TestPerson, slug: string) =>
  (await person.call("POST", `/api/c/${slug}/patients`, patientBody({ birthOn: "1986-03-12" }))).body
    .id as string;

describe("a draft", () => {
  test("is begun with a reference, saved as one types, and submitted when nothing is missing", async () => {
    const { at, nurse, slug } = await aRequestTeam(server);
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
    const { at, nurse, operator } = await aRequestTeam(server);
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
    const { at, nurse } = await aRequestTeam(server);
    const { id, version } = (await nurse.call("POST", at, {})).body;
    expect((await nurse.call("PATCH", `${at}/${id}`, { version, reason: "Onglet A" })).status).toBe(200);
    const late = await nurse.call("PATCH", `${at}/${id}`, { version, reason: "Onglet B" });
    expect(late).toMatchObject({ status: 409, body: { code: "unscheduled-care.changed-elsewhere" } });
    expect((await nurse.call("GET", `${at}/${id}`)).body.reason).toBe("Onglet A");
  });

  test("what does not fit is refused by field, and nothing is saved", async () => {
    const { at, nurse } = await aRequestTeam(server);
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

  test("the birth date says the age: computed when the record is known, and no other age is believed", async () => {
    const { at, nurse, slug } = await aRequestTeam(server);
    const { body: patient } = await nurse.call(
      "POST",
      `/api/c/${slug}/patients`,
      patientBody({ birthOn: "1948-03-12" }),
    );
    const { id, version } = (await nurse.call("POST", at, { answers: { age: 12 } })).body;
    const linked = await nurse.call("PATCH", `${at}/${id}`, { version, patientId: patient.id });
    expect(linked.body.answers.age).toBe(78);
    const save = (answers: object) =>
      nurse.call("PATCH", `${at}/${id}`, { version: linked.body.version, answers });
    expect(await save({ age: 12, fievre: "non" })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "answers.age", message: expect.stringContaining("78 ans") }] },
    });
    // The day before a birthday the form had one year less.
    expect((await save({ age: 77 })).body.answers.age).toBe(78);
    expect((await save({ age: null })).body.answers.age).toBe(78);
  });

  test("once sent, what made it whole is not taken back; cancelled from a booked place, the place is free again", async () => {
    const { at, cptsId, nurse, slug, doctor } = await aRequestTeam(server);
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
    const { at, nurse, operator } = await aRequestTeam(server);
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
      `after=${key([1, "2026-02-30 08:00:00+00", id])}`,
      `after=${key([1, "2026-11-23 25:00:00+00", id])}`,
      `after=${key([1e12, "2026-11-23 08:00:00+00", id])}`,
      `after=${key([1, "2026-11-23 08:00:00+00", "x"])}`,
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
    const { at, nurse, slug } = await aRequestTeam(server);
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
