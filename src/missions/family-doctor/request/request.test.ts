import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { patientBody } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer, type TestPerson } from "../../../../tools/testing/index.ts";
import { nowOf } from "../../../platform/time/index.ts";

const server = await aServer();

async function aTerritory() {
  const cpts = await aCptsWith(server, { gps: 2 });
  const [drA] = cpts.professionals;
  const base = `/api/c/${cpts.slug}`;
  const person = (role: "coordinator" | "professional" | "partner" | "assistant", professionalId?: string) =>
    aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role, ...(professionalId ? { professionalId } : {}) }],
    });
  const coordinator = await person("coordinator");
  const nurse = await person("professional");
  const aPatient = async (who: TestPerson = nurse, change = {}): Promise<string> =>
    (await who.call("POST", `${base}/patients`, patientBody(change))).body.id;
  const declare = async (who: TestPerson = nurse, body: Record<string, unknown> = {}) =>
    who.call("POST", `${base}/family-doctor/requests`, {
      patientId: body["patientId"] ?? (await aPatient(who)),
      agreed: true,
      ...body,
    });
  return {
    ...cpts,
    base,
    requests: `${base}/family-doctor/requests`,
    drA: drA!,
    person,
    coordinator,
    nurse,
    aPatient,
    declare,
  };
}

/** As the proposal of a doctor leaves it: this test is about what comes after. */
const accepted = async (cptsId: string, id: string, professionalId: string) => {
  await server.owner.query(
    "update mt_requests set status = 'accepted', doctor_professional_id = $3, accepted_at = $4, stands_since = $4 where cpts_id = $1 and id = $2",
    [cptsId, id, professionalId, nowOf(server.deps)],
  );
};

describe("declaring", () => {
  test("a nurse declares a patient: reference, weight with its reasons, rank, agreement", async () => {
    const { declare, nurse } = await aTerritory();
    const answer = await declare(nurse, { situation: { ald: true, rights: "c2s" } });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        status: "waiting",
        origin: "professional",
        ageBand: "70-79",
        weight: {
          value: 90,
          rank: 1,
          waiting: 1,
          band: "high",
          sentence: "1re sur 1 : ALD (40), 70 ans ou plus (30), complémentaire santé solidaire (20)",
        },
        agreement: { how: "spoken", byLabel: "Camille Essai" },
        can: { correct: true, check: false, overrule: false, tell: false, close: true },
      },
    });
    expect(answer.body.reference).toMatch(/^MT-\d\d-0001$/);
  });

  test("without the patient's agreement, or for an unknown patient, nothing is opened", async () => {
    const { declare, nurse } = await aTerritory();
    expect(await declare(nurse, { agreed: false })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "agreed" }] },
    });
    expect(await declare(nurse, { patientId: randomUUID() })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "patientId" }] },
    });
  });

  test("the same client-made id is the same request; another person's id is refused", async () => {
    const { declare, nurse, aPatient, person } = await aTerritory();
    const body = { id: randomUUID(), patientId: await aPatient() };
    const first = await declare(nurse, body);
    const again = await declare(nurse, body);
    expect(again).toMatchObject({ status: 201, body: { reference: first.body.reference } });
    expect((await declare(await person("partner"), body)).status).toBe(409);
  });

  test("a second open request is refused, with its number only to who may know", async () => {
    const { declare, nurse, aPatient, person, coordinator } = await aTerritory();
    const patientId = await aPatient();
    const { reference } = (await declare(nurse, { patientId })).body;
    for (const who of [nurse, coordinator]) {
      const answer = await declare(who, { patientId });
      expect(answer).toMatchObject({ status: 409, body: { code: "family-doctor.already-open" } });
      expect(answer.body.detail).toContain(reference);
    }
    const partner = await declare(await person("partner"), { patientId });
    expect(partner.status).toBe(409);
    expect(partner.body.detail).not.toContain(reference);
  });

  test("who declared and the coordination read it; another professional does not know of it", async () => {
    const { declare, coordinator, requests, person } = await aTerritory();
    const { id } = (await declare()).body;
    expect((await coordinator.call("GET", `${requests}/${id}`)).status).toBe(200);
    expect((await (await person("professional")).call("GET", `${requests}/${id}`)).status).toBe(404);
    expect((await (await person("professional")).call("GET", `${requests}/${id}/story`)).status).toBe(404);
  });
});

describe("steering", () => {
  test("correcting weighs again; an older version is told", async () => {
    const { declare, nurse, requests } = await aTerritory();
    const { id, version } = (await declare()).body;
    const corrected = await nurse.call("PATCH", `${requests}/${id}`, {
      version,
      situation: { pregnancy: true },
    });
    expect(corrected).toMatchObject({ status: 200, body: { weight: { value: 60 } } });
    expect(await nurse.call("PATCH", `${requests}/${id}`, { version, situation: {} })).toMatchObject({
      status: 409,
      body: { code: "family-doctor.changed-elsewhere" },
    });
  });

  test("a coordinator's own weight has a reason, ranks, stays in the ledger, and can be taken back", async () => {
    const { declare, coordinator, nurse, requests, cptsId } = await aTerritory();
    const heavy = (await declare(nurse, { situation: { ald: true } })).body;
    const light = (await declare()).body;
    expect(
      (await nurse.call("PUT", `${requests}/${light.id}/weight`, { weight: 500, reason: "Voisine isolée" }))
        .status,
    ).toBe(403);
    expect(
      (await coordinator.call("PUT", `${requests}/${light.id}/weight`, { weight: 500, reason: "oui" }))
        .status,
    ).toBe(422);
    const overruled = await coordinator.call("PUT", `${requests}/${light.id}/weight`, {
      weight: 500,
      reason: "Sortie de prison sans suivi",
    });
    expect(overruled.body.weight).toMatchObject({
      value: 30,
      rank: 1,
      waiting: 2,
      overruled: { value: 500, reason: "Sortie de prison sans suivi" },
    });
    expect((await nurse.call("GET", `${requests}/${heavy.id}`)).body.weight.rank).toBe(2);
    const restored = await coordinator.call("DELETE", `${requests}/${light.id}/weight`);
    expect(restored.body.weight).toMatchObject({ rank: 2, overruled: null });
    const ledger = await server.owner.query(
      "select reason from mt_decisions where cpts_id = $1 and request_id = $2 and kind = 'overruled' order by at",
      [cptsId, light.id],
    );
    expect(ledger.rows.map(({ reason }) => reason)).toContain("Sortie de prison sans suivi");
  });

  test("a doctor set aside stays aside until it is lifted", async () => {
    const { declare, coordinator, requests, drA } = await aTerritory();
    const { id } = (await declare()).body;
    const body = { professionalId: drA.id, reason: "La famille s'est fâchée avec ce cabinet" };
    const excluded = await coordinator.call("POST", `${requests}/${id}/exclusions`, body);
    expect(excluded.body.exclusions).toMatchObject([{ professionalId: drA.id }]);
    expect((await coordinator.call("POST", `${requests}/${id}/exclusions`, body)).status).toBe(409);
    const [one] = excluded.body.exclusions;
    const lifted = await coordinator.call("DELETE", `${requests}/${id}/exclusions/${one.id}`);
    expect(lifted.body.exclusions).toEqual([]);
  });
});

describe("from the doctor's yes to the end", () => {
  test("told, appointed, declared; each step undone in turn; the story says all", async () => {
    const { declare, requests, drA, person, cptsId, nurse } = await aTerritory();
    const { id } = (await declare()).body;
    await accepted(cptsId, id, drA.id);
    const doctor = await person("professional", drA.id);
    const step = (name: string, body?: unknown) => doctor.call("POST", `${requests}/${id}/${name}`, body);
    expect((await nurse.call("POST", `${requests}/${id}/told`, { way: "phone" })).status).toBe(403);
    expect((await step("told", { way: "phone" })).body).toMatchObject({ status: "told" });
    expect((await step("told", { way: "phone" })).status).toBe(409);
    expect((await step("undo")).body).toMatchObject({ status: "accepted", toldAt: null });
    const today = server.deps.clock.now().toZonedDateTimeISO("Europe/Paris").toPlainDate();
    expect((await step("appointment", { on: today.subtract({ days: 1 }).toString() })).status).toBe(422);
    expect((await step("appointment", { on: "2099-01-01" })).status).toBe(422);
    expect((await step("appointment", { on: today.add({ days: 3 }).toString() })).body).toMatchObject({
      status: "appointed",
      appointmentOn: today.add({ days: 3 }).toString(),
    });
    expect((await step("declared", { on: today.add({ days: 1 }).toString() })).status).toBe(422);
    // Before the doctor said yes there was nobody to declare.
    expect((await step("declared", { on: today.subtract({ days: 1 }).toString() })).status).toBe(422);
    expect((await step("declared", { on: today.toString() })).body).toMatchObject({
      status: "closed",
      endReason: "declared",
      declaredOn: today.toString(),
    });
    const ownDoctor = async () =>
      (
        await server.owner.query(
          "select own_doctor, own_doctor_professional_id as id from patients_records where cpts_id = $1",
          [cptsId],
        )
      ).rows[0];
    expect(await ownDoctor()).toEqual({ own_doctor: "yes", id: drA.id });
    expect((await step("undo")).body).toMatchObject({ status: "appointed", endReason: null });
    // As the record said before the declaration.
    expect(await ownDoctor()).toEqual({ own_doctor: "unknown", id: null });
    await step("declared", { on: today.toString() });
    const story = (await nurse.call("GET", `${requests}/${id}/story`)).body;
    expect(story).toMatchObject({ statusLabel: "Terminée", endLabel: "Médecin traitant déclaré" });
    expect(story.lines.map(({ kind }: { kind: string }) => kind)).toEqual([
      "request-opened",
      "patient-told",
      "step-undone",
      "request-appointed",
      "request-declared",
      "step-undone",
      "request-declared",
    ]);
    expect((await doctor.call("GET", `${requests}?view=patients`)).body.items).toHaveLength(1);
  });

  test("after three attempts in vain closing is proposed; it is a person who closes, and may undo it", async () => {
    const { declare, coordinator, requests } = await aTerritory();
    const { id } = (await declare()).body;
    const attempt = () => coordinator.call("POST", `${requests}/${id}/attempts`, { way: "phone" });
    await attempt();
    expect((await attempt()).body).toMatchObject({ unreachableCount: 2, closingProposed: false });
    expect((await attempt()).body).toMatchObject({ status: "waiting", closingProposed: true });
    const closed = await coordinator.call("POST", `${requests}/${id}/close`, { reason: "unreachable" });
    expect(closed.body).toMatchObject({ status: "closed", endLabel: "Injoignable" });
    expect((await coordinator.call("POST", `${requests}/${id}/undo`)).body).toMatchObject({
      status: "waiting",
    });
    expect((await coordinator.call("POST", `${requests}/${id}/still-holds`)).body).toMatchObject({
      unreachableCount: 0,
    });
  });

  test("an end is not offered to be undone once another search is open for the patient, as the server would refuse", async () => {
    const { declare, coordinator, requests } = await aTerritory();
    const first = (await declare()).body;
    const close = await coordinator.call("POST", `${requests}/${first.id}/close`, { reason: "found-alone" });
    expect(close.body.undo).not.toBeNull();
    const again = { patientId: first.patient.id, agreed: true, agreedHow: "spoken" };
    expect((await coordinator.call("POST", requests, again)).status).toBe(201);
    expect((await coordinator.call("GET", `${requests}/${first.id}`)).body.undo).toBeNull();
    expect((await coordinator.call("POST", `${requests}/${first.id}/undo`)).body.code).toBe(
      "family-doctor.already-open",
    );
  });

  test("closing gives a reserved place back; a close is not undone over a newer request", async () => {
    const { declare, coordinator, requests, drA, cptsId, nurse, aPatient } = await aTerritory();
    const patientId = await aPatient();
    const { id } = (await declare(nurse, { patientId })).body;
    const offer = randomUUID();
    await server.owner.query(
      "insert into mt_offers (cpts_id, id, professional_id, state, capacity, zone, from_on, entered_how) values ($1, $2, $3, 'open', 1, 'territory', '2026-01-01', 'phone')",
      [cptsId, offer, drA.id],
    );
    await server.owner.query(
      "insert into mt_proposals (cpts_id, id, request_id, offer_id, status, proposed_at) values ($1, $2, $3, $4, 'proposed', now())",
      [cptsId, randomUUID(), id, offer],
    );
    await server.owner.query("update mt_requests set status = 'proposed' where cpts_id = $1 and id = $2", [
      cptsId,
      id,
    ]);
    const closed = await coordinator.call("POST", `${requests}/${id}/close`, { reason: "moved" });
    expect(closed.body).toMatchObject({ status: "closed", undo: null });
    const { rows } = await server.owner.query("select taken from mt_offers where id = $1", [offer]);
    expect(rows).toEqual([{ taken: 0 }]);
    const second = (await declare(nurse, { patientId })).body;
    await nurse.call("POST", `${requests}/${second.id}/close`, { reason: "withdrew" });
    expect((await declare(coordinator, { patientId })).status).toBe(201);
    expect(await nurse.call("POST", `${requests}/${second.id}/undo`)).toMatchObject({
      status: 409,
      body: { code: "family-doctor.already-open" },
    });
  });
});

describe("what a request opens of the patient's record", () => {
  test.each(["mistake", "twin"])(
    "closed as « %s », its declarant reads the record no more",
    async (reason) => {
      const { declare, base, requests, coordinator, aPatient, person } = await aTerritory();
      const partner = await person("professional");
      const patientId = await aPatient(coordinator);
      const { id } = (await declare(partner, { patientId })).body;
      const read = async () => (await partner.call("GET", `${base}/patients/${patientId}`)).status;
      expect(await read()).toBe(200);
      await partner.call("POST", `${requests}/${id}/close`, { reason });
      expect(await read()).not.toBe(200);
      await partner.call("POST", `${requests}/${id}/undo`);
      expect(await read()).toBe(200);
      await partner.call("POST", `${requests}/${id}/close`, { reason: "moved" });
      expect(await read()).toBe(200);
    },
  );

  test("a declaration undone gives the record its former doctor back", async () => {
    const { declare, requests, drA, professionals, person, cptsId } = await aTerritory();
    const { id } = (await declare()).body;
    await accepted(cptsId, id, drA.id);
    const doctor = await person("professional", drA.id);
    const read = async () =>
      (
        await server.owner.query(
          "select own_doctor, own_doctor_professional_id, own_doctor_name from patients_records where cpts_id = $1",
          [cptsId],
        )
      ).rows[0];
    for (const former of [
      { own_doctor: "yes", own_doctor_professional_id: professionals[1]!.id, own_doctor_name: null },
      { own_doctor: "yes", own_doctor_professional_id: null, own_doctor_name: "Dr Parti Fictif" },
      { own_doctor: "unknown", own_doctor_professional_id: null, own_doctor_name: null },
    ]) {
      await server.owner.query(
        "update patients_records set own_doctor = $2, own_doctor_professional_id = $3, own_doctor_name = $4 where cpts_id = $1",
        [cptsId, former.own_doctor, former.own_doctor_professional_id, former.own_doctor_name],
      );
      expect((await doctor.call("POST", `${requests}/${id}/declared`, { on: "2026-11-23" })).status).toBe(
        200,
      );
      expect(await read()).toMatchObject({ own_doctor: "yes", own_doctor_professional_id: drA.id });
      expect((await doctor.call("POST", `${requests}/${id}/undo`)).status).toBe(200);
      expect(await read()).toEqual(former);
    }
  });
});

describe("lists", () => {
  test("the board pages by key in the order of ranks, is filtered, and is searched by name", async () => {
    const { declare, nurse, coordinator, requests, aPatient } = await aTerritory();
    const situations = [
      {},
      { ald: true },
      { isolated: true },
      { ald: true, homebound: true },
      { pregnancy: true },
    ];
    for (const situation of situations) await declare(nurse, { situation });
    const patientId = await aPatient(nurse, { birthFamilyName: "D'Été-Rivière", birthOn: "1990-05-05" });
    await declare(nurse, { patientId });
    const ranks: number[] = [];
    let after = "";
    for (let page = 0; page < 4; page++) {
      const { body } = await coordinator.call(
        "GET",
        `${requests}?view=board&limit=2${after && `&after=${after}`}`,
      );
      ranks.push(...body.items.map(({ weight }: { weight: { rank: number } }) => weight.rank));
      if (!body.next) break;
      after = body.next;
    }
    expect(ranks).toEqual([1, 2, 3, 4, 5, 6]);
    const high = await coordinator.call("GET", `${requests}?view=board&band=high`);
    expect(high.body.items).toHaveLength(2);
    expect((await coordinator.call("GET", `${requests}?view=board&ageBand=16-69`)).body.items).toHaveLength(
      1,
    );
    const found = await coordinator.call("POST", `${requests}/search`, { text: "ete riviere" });
    expect(found.body.items).toMatchObject([{ patient: { familyName: "D'Été-Rivière" } }]);
    const { reference } = found.body.items[0];
    expect(
      (await coordinator.call("POST", `${requests}/search`, { text: reference })).body.items,
    ).toHaveLength(1);
    const counted = async (body: object) =>
      (await coordinator.call("POST", `${requests}/count`, body)).body.counts;
    expect(await counted({})).toEqual([{ status: "waiting", count: 6 }]);
    expect(await counted({ band: "high" })).toEqual([{ status: "waiting", count: 2 }]);
    expect(await counted({ text: "ete riviere", ageBand: "16-69" })).toEqual([
      { status: "waiting", count: 1 },
    ]);
    await coordinator.call("POST", `${requests}/${found.body.items[0].id}/close`, { reason: "moved" });
    expect(new Map((await counted({})).map((one: object) => Object.values(one)))).toEqual(
      new Map([
        ["waiting", 5],
        ["closed", 1],
      ]),
    );
    expect((await nurse.call("POST", `${requests}/count`, {})).status).toBe(403);
    expect((await nurse.call("GET", `${requests}?view=board`)).status).toBe(403);
    expect((await nurse.call("POST", `${requests}/search`, { text: "ete" })).status).toBe(403);
    expect((await nurse.call("GET", requests)).body.items).toHaveLength(6);
  });
});
