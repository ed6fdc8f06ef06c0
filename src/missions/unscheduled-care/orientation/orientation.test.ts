import { describe, expect, test } from "vitest";
import { aRequestToOrient, type ToOrientOptions } from "../../../../tools/testing/a-request-to-orient.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();
const NEVER = "019a0000-0000-7000-8000-000000000000";

async function aDesk(gps = 2) {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps });
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const base = `/api/c/${slug}/unscheduled-care/requests`;
  const ask = async (options: ToOrientOptions = {}) => {
    const { requestId } = await aRequestToOrient(server, cptsId, {
      requesterUserId: nurse.userId,
      ...options,
    });
    const get = (what: string) => nurse.call("GET", `${base}/${requestId}${what && `/${what}`}`);
    const post = (what: string, body: object, headers: Record<string, string> = {}) =>
      nurse.call("POST", `${base}/${requestId}/${what}`, body, headers);
    const remove = (what: string) => nurse.call("DELETE", `${base}/${requestId}/${what}`);
    return { requestId, get, post, remove };
  };
  const listed = async (requestId: string) =>
    (await operator.call("GET", `${base}?view=queue`)).body.items.find(
      (one: { id: string }) => one.id === requestId,
    );
  return { cptsId, slug, base, operator, nurse, ask, listed, doctors: professionals };
}

const statusOf = async (requestId: string) =>
  (
    await server.owner.query(
      "select status, booking_id, appointment_at, version from snp_requests where id = $1",
      [requestId],
    )
  ).rows[0];

describe("proposals", () => {
  test("the nearest within the delay, the own doctor first, each with its reasons, kept in the ledger", async () => {
    const { cptsId, doctors, ask } = await aDesk(3);
    const [near, middle, far] = doctors;
    const slots = [
      await aSlot(server, cptsId, near!),
      await aSlot(server, cptsId, middle!, { inMinutes: 90 }),
      await aSlot(server, cptsId, far!, { inMinutes: 600, places: 3 }),
    ];
    await aSlot(server, cptsId, near!, { inMinutes: 25 * 60 });
    const { requestId, get } = await ask({ ownDoctorId: far!.id });
    const { status, body } = await get("proposals");
    expect(status).toBe(200);
    expect(body.items.map((one: { slotId: string }) => one.slotId)).toEqual([slots[2], slots[0], slots[1]]);
    expect(body.items[0]).toMatchObject({ rank: 1, isOwnDoctor: true, withinDelay: true, placesLeft: 3 });
    expect(body.items[0].reasons).toEqual(
      expect.arrayContaining(["votre médecin traitant", "2 km", "reste 3 places"]),
    );
    expect(body).toMatchObject({
      nothingFits: false,
      nextBestBeyond: [],
      resources: [],
      from: { approximate: false },
    });
    const { rows } = await server.owner.query(
      "select rule_version, seed, candidates, why from snp_orientations where id = $1 and request_id = $2",
      [body.orientationId, requestId],
    );
    expect(rows[0]).toMatchObject({ rule_version: body.ruleVersion, seed: requestId });
    expect(rows[0].candidates.map((one: { slotId: string }) => one.slotId)).toEqual([
      slots[2],
      slots[0],
      slots[1],
    ]);
  });

  test("nothing within the delay: the next best beyond, and the resources of the territory, open first, then nearest", async () => {
    const { cptsId, doctors, ask } = await aDesk(1);
    const beyond = await aSlot(server, cptsId, doctors[0]!, { inMinutes: 30 * 60 });
    await server.owner.query(
      `insert into directory_resources (cpts_id, id, kind, name, search_text, latitude, longitude, public_phone) values
        ($1, gen_random_uuid(), 'snp-centre', 'Centre lointain', 'centre', 43.9, 1.47, null), ($1, gen_random_uuid(), 'snp-centre', 'Centre proche', 'centre', 43.55, 1.47, '0561000001')`,
      [cptsId],
    );
    const always = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => ({ day, opens: "00:00", closes: "00:00" }));
    await server.owner.query(
      `insert into directory_resources (cpts_id, id, kind, name, search_text, latitude, longitude, hours) values
        ($1, gen_random_uuid(), 'snp-centre', 'Centre ouvert', 'centre', 44.2, 1.47, $2)`,
      [cptsId, JSON.stringify(always)],
    );
    const { body } = await (await ask()).get("proposals");
    expect(body).toMatchObject({
      items: [],
      nothingFits: true,
      nextBestBeyond: [{ slotId: beyond, rank: 1, withinDelay: false }],
    });
    expect(body.resources).toMatchObject([
      { name: "Centre ouvert", openNow: true, changes: null },
      { name: "Centre proche", openNow: null },
      { name: "Centre lointain", openNow: null },
    ]);
  });

  test("a home visit comes after the practices of its day when the sheet says that the patient can move", async () => {
    const { cptsId, doctors, ask } = await aDesk(2);
    const [near, other] = doctors;
    await server.owner.query(
      "update agenda_schedules set home_visit_radius_meters = 30000 where professional_id = $1",
      [near!.id],
    );
    const visit = await aSlot(server, cptsId, near!, { modality: "HH", inMinutes: 60 });
    const practice = await aSlot(server, cptsId, other!, { inMinutes: 90 });
    const { requestId, get } = await ask();
    const proposed = async (answer: string) => {
      await server.owner.query("update snp_requests set answers = $2 where id = $1", [
        requestId,
        JSON.stringify({ deplacement: answer }),
      ]);
      return (await get("proposals")).body.items as { slotId: string; reasons: string[] }[];
    };
    expect((await proposed("non")).map(({ slotId }) => slotId)).toEqual([visit, practice]);
    const [first, second] = await proposed("oui");
    expect([first?.slotId, second?.slotId]).toEqual([practice, visit]);
    expect(second?.reasons).toContain("visite à domicile, après les cabinets : le patient peut se déplacer");
  });

  test("filters: modality, language, wheelchair, profession, distance; home visits only within the radius", async () => {
    const { cptsId, doctors, ask } = await aDesk(3);
    const [near, middle, far] = doctors;
    await server.owner.query(
      "update agenda_schedules set languages = '{es}', wheelchair = true where id = $1",
      [near!.scheduleId],
    );
    await server.owner.query(
      "update agenda_schedules set home_visit_radius_meters = 1500 where id = any($1)",
      [[middle!.scheduleId, far!.scheduleId]],
    );
    const cabinet = await aSlot(server, cptsId, near!);
    const visit = await aSlot(server, cptsId, middle!, { modality: "HH" });
    await aSlot(server, cptsId, far!, { modality: "HH" });
    const { get } = await ask();
    const ids = async (query: string) =>
      (await get(`proposals?${query}`)).body.items.map((one: { slotId: string }) => one.slotId);
    expect(await ids("modality=HH")).toEqual([visit]);
    expect(await ids("modality=AMB,HH")).toEqual([cabinet, visit]);
    expect(await ids("language=es")).toEqual([cabinet]);
    expect(await ids("wheelchair=true&modality=AMB")).toEqual([cabinet]);
    expect(await ids("profession=60")).toEqual([]);
    expect(await ids("maxDistanceMeters=500")).toEqual([cabinet]);
    for (const bad of [
      "modality=XX",
      "maxDistanceMeters=-1",
      "wheelchair=peut-être",
      `profession=${"9".repeat(400)}`,
    ])
      expect((await get(`proposals?${bad}`)).status).toBe(422);
  });

  test("a slot begun, full or closed is not proposed; one that takes other reasons neither", async () => {
    const { cptsId, doctors, ask } = await aDesk(1);
    const doctor = doctors[0]!;
    await aSlot(server, cptsId, doctor, { inMinutes: -10 });
    await aSlot(server, cptsId, doctor, { inMinutes: 30, state: "closed" });
    await aSlot(server, cptsId, doctor, { inMinutes: 60, reasons: ["suture"] });
    const good = await aSlot(server, cptsId, doctor, { inMinutes: 90, reasons: ["fievre"] });
    const { body } = await (await ask({ reasonCode: "fievre" })).get("proposals");
    expect(body.items.map((one: { slotId: string }) => one.slotId)).toEqual([good]);
  });
});

describe("hold, book, confirm", () => {
  test("a place is held, confirmed, and read as a card", async () => {
    const { cptsId, doctors, ask, listed } = await aDesk();
    const slotId = await aSlot(server, cptsId, doctors[0]!, { inMinutes: 380 });
    const { requestId, get, post } = await ask();
    const { orientationId } = (await get("proposals")).body;
    expect((await get("card")).body.code).toBe("unscheduled-care.no-appointment");
    const held = await post("hold", { orientationId, slotId });
    expect(held).toMatchObject({
      status: 201,
      body: { status: "held", heldUntil: "2026-11-23T08:05:00.000Z", requestStatus: "held" },
    });
    const clock = { kind: "hold", dueAt: "2026-11-23T08:05:00.000Z", late: false };
    expect((await get("")).body).toMatchObject({ status: "held", heldUntil: clock.dueAt, clock });
    expect(await listed(requestId)).toMatchObject({ status: "held", clock });
    expect((await (await ask()).get("proposals")).body.items).toEqual([]);
    const booked = await post("book", {});
    expect(booked).toMatchObject({
      status: 201,
      body: { id: held.body.id, status: "booked", requestStatus: "booked" },
    });
    expect((await statusOf(requestId)).appointment_at.toISOString()).toBe("2026-11-23T14:20:00.000Z");
    const { rows } = await server.owner.query(
      "select patient_family_name, patient_given_name, patient_address, reason, level_code, held_until from agenda_bookings where id = $1",
      [held.body.id],
    );
    expect(rows[0]).toEqual({
      patient_family_name: "Fictive",
      patient_given_name: "Alba",
      patient_address: "3 rue des Essais, 31520 Ramonville-Saint-Agne",
      reason: "Fièvre",
      level_code: "ORANGE",
      held_until: null,
    });
    const chosen = await server.owner.query(
      "select chosen_slot_id, chosen_rank from snp_orientations where id = $1",
      [orientationId],
    );
    expect(chosen.rows[0]).toEqual({ chosen_slot_id: slotId, chosen_rank: 1 });
    const card = (await get("card")).body;
    expect(card).toMatchObject({
      when: "lundi 23 novembre, 15 h 20",
      who: "Dr Alix DocteurA",
      modalityLabel: "Au cabinet",
    });
    expect(card.text).toContain("Rendez-vous le lundi 23 novembre 2026 à 15 h 20.");
    expect(card.text).not.toMatch(/Fictive|Alba|Fièvre/);
  });

  test("booked at once; a second booking, a hold, and a place never proposed are refused in words", async () => {
    const { cptsId, doctors, ask } = await aDesk();
    const [slotId, other] = [
      await aSlot(server, cptsId, doctors[0]!),
      await aSlot(server, cptsId, doctors[1]!),
    ];
    const hidden = await aSlot(server, cptsId, doctors[1]!, { inMinutes: 60 * 24 * 40 });
    const { get, post } = await ask();
    const { orientationId } = (await get("proposals")).body;
    expect(await post("book", { orientationId, slotId: hidden })).toMatchObject({
      status: 409,
      body: { code: "unscheduled-care.not-proposed" },
    });
    expect(await post("book", { orientationId: NEVER, slotId })).toMatchObject({
      status: 409,
      body: { code: "unscheduled-care.not-proposed" },
    });
    expect(await post("book", {})).toMatchObject({
      status: 409,
      body: { code: "unscheduled-care.nothing-held" },
    });
    expect((await post("book", { orientationId })).status).toBe(422);
    const key = { "idempotency-key": "une-seule-fois" };
    const twice = [
      await post("book", { orientationId, slotId }, key),
      await post("book", { orientationId, slotId }, key),
    ];
    expect(twice.map((one) => one.status)).toEqual([201, 201]);
    expect(twice[0]!.body).toEqual(twice[1]!.body);
    for (const what of ["book", "hold"])
      expect(await post(what, { orientationId, slotId: other })).toMatchObject({
        status: 409,
        body: { code: "unscheduled-care.already-booked" },
      });
  });

  test("another choice gives the first hold back; a released hold is free at once", async () => {
    const { cptsId, doctors, ask } = await aDesk();
    const [first, second] = [
      await aSlot(server, cptsId, doctors[0]!),
      await aSlot(server, cptsId, doctors[1]!),
    ];
    const { requestId, get, post, remove } = await ask();
    const { orientationId } = (await get("proposals")).body;
    await post("hold", { orientationId, slotId: first });
    await post("hold", { orientationId, slotId: second });
    const taken = async () =>
      Object.fromEntries(
        (
          await server.owner.query("select id, taken from agenda_slots where cpts_id = $1", [cptsId])
        ).rows.map((row) => [row.id, row.taken]),
      );
    expect(await taken()).toEqual({ [first]: 0, [second]: 1 });
    expect((await remove("hold")).body.status).toBe("to-orient");
    expect(await taken()).toEqual({ [first]: 0, [second]: 0 });
    expect((await statusOf(requestId)).booking_id).toBeNull();
  });

  test("cancelled with a reason, it is to be oriented again; moved, the old place is free and the new one taken", async () => {
    const { cptsId, doctors, ask } = await aDesk();
    const [first, second] = [
      await aSlot(server, cptsId, doctors[0]!),
      await aSlot(server, cptsId, doctors[1]!),
    ];
    const { requestId, get, post } = await ask();
    const { orientationId } = (await get("proposals")).body;
    await post("book", { orientationId, slotId: first });
    const again = (await get("proposals")).body.orientationId;
    expect(
      await post("appointment/move", { orientationId: again, slotId: second, reason: "Trop tôt" }),
    ).toMatchObject({ status: 201, body: { slotId: second, requestStatus: "booked" } });
    expect((await post("appointment/cancel", {})).status).toBe(422);
    expect(await post("appointment/cancel", { reason: "Le patient va mieux" })).toMatchObject({
      status: 200,
      body: { status: "to-orient" },
    });
    const { rows } = await server.owner.query(
      "select sum(taken)::int as n from agenda_slots where cpts_id = $1",
      [cptsId],
    );
    expect([rows[0].n, (await statusOf(requestId)).booking_id]).toEqual([0, null]);
  });

  test("a red flag without a decision stops everything; handed to the 15 too; decided for a booking it goes on", async () => {
    const { cptsId, doctors, ask } = await aDesk();
    const slotId = await aSlot(server, cptsId, doctors[0]!);
    const urgent = await ask({ status: "urgent", redFlags: ["douleur-thoracique"] });
    for (const answer of [
      await urgent.get("proposals"),
      await urgent.post("hold", { orientationId: NEVER, slotId }),
      await urgent.post("book", {}),
    ]) {
      expect(answer).toMatchObject({ status: 409, body: { code: "unscheduled-care.red-flag-undecided" } });
    }
    await expect(
      server.owner.query("update snp_requests set status = 'held' where id = $1", [urgent.requestId]),
    ).rejects.toMatchObject({ constraint: "snp_requests_red_flag_check" });
    const decided = await ask({ redFlags: ["douleur-thoracique"], redFlagDecision: "booking-after-15" });
    const { orientationId } = (await decided.get("proposals")).body;
    expect((await decided.post("book", { orientationId, slotId })).status).toBe(201);
  });
});

describe("who may", () => {
  test("the requester, the desk and the coordination; another nurse gets 404, another CPTS too", async () => {
    const { cptsId, slug, base, operator, doctors, ask } = await aDesk();
    await aSlot(server, cptsId, doctors[0]!);
    const { requestId } = await ask();
    const path = `${base}/${requestId}/proposals`;
    const stranger = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    expect((await operator.call("GET", path)).status).toBe(200);
    expect((await coordinator.call("GET", path)).status).toBe(200);
    expect((await stranger.call("GET", path)).status).toBe(404);
    expect((await stranger.call("POST", `${base}/${requestId}/book`, {})).status).toBe(404);
    const elsewhere = await aDesk();
    expect((await elsewhere.operator.call("GET", path)).status).toBe(404);
    expect((await elsewhere.operator.call("GET", path.replace(slug, elsewhere.slug))).status).toBe(404);
    expect((await stranger.call("GET", `/api/c/${slug}/unscheduled-care/waiting`)).status).toBe(403);
  });

  test("a draft is not oriented, nor one that ended", async () => {
    const { ask } = await aDesk();
    expect((await (await ask({ status: "draft" })).get("proposals")).body.code).toBe(
      "unscheduled-care.not-submitted",
    );
    expect((await (await ask({ status: "closed" })).get("proposals")).body.code).toBe(
      "unscheduled-care.not-to-orient",
    );
  });
});
