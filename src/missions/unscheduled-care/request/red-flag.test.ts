import { describe, expect, test } from "vitest";
import { aRequest, aRequestTeam, calmAnswers } from "../../../../tools/testing/a-request.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aServer } from "../../../../tools/testing/index.ts";

const server = await aServer();

describe("a red flag", () => {
  test("stops the request at once; answering no afterwards does not lift it; only a written decision does", async () => {
    const { at, nurse, slug } = await aRequestTeam(server);
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
      decided: false,
      statusLabel: "Appelez le 15",
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
      decided: true,
      statusLabel: "Décision écrite : fiche à terminer",
      clock: null,
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

  test("before the patient is recorded keeps the name and the phone said, for any colleague, until there is a record", async () => {
    const { at, nurse, operator, slug } = await aRequestTeam(server);
    const elsewhere = await aRequestTeam(server);
    const begun = await operator.call("POST", at, { placeCommuneCode: "31446" });
    const stopped = await operator.call("PATCH", `${at}/${begun.body.id}`, {
      version: begun.body.version,
      answers: { avc: true },
      typedPatient: { name: "Dupouy Marthe", phone: "06 55 44 33 22" },
    });
    const said = { patient: null, typedName: "Dupouy Marthe", patientPhone: "0655443322" };
    expect(stopped.body).toMatchObject({ status: "urgent", ...said });
    const line = (await operator.call("GET", `${at}?view=queue`)).body.items[0];
    expect(line).toMatchObject({ id: begun.body.id, typedName: "Dupouy Marthe" });
    expect((await elsewhere.operator.call("GET", `${at}/${begun.body.id}`)).status).toBe(404);
    const { patientId } = await aRequest(nurse, slug, { draft: true });
    const named = await operator.call("PATCH", `${at}/${begun.body.id}`, {
      version: stopped.body.version,
      patientId,
    });
    // Born on 12 March 1986: nobody is asked an age that the record knows.
    expect(named.body).toMatchObject({
      typedName: null,
      patientPhone: "0561000001",
      answers: { avc: true, age: 40 },
    });
    const { rows } = await server.owner.query(
      "select typed_name, typed_phone from snp_requests where id = $1",
      [begun.body.id],
    );
    expect(rows).toEqual([{ typed_name: null, typed_phone: null }]);
  });

  test("touched by a slip, is taken back in ten seconds by who touched it, with its trace; not after", async () => {
    const here = await aServer();
    const { at, nurse, operator, slug } = await aRequestTeam(here);
    const { id, version } = await aRequest(nurse, slug, { draft: true });
    const raised = await nurse.call("PATCH", `${at}/${id}`, {
      version,
      reason: "Otite depuis hier",
      answers: { avc: true },
    });
    expect(raised.body).toMatchObject({ status: "urgent", undo: { sentence: expect.stringMatching(/15/) } });
    expect((await operator.call("POST", `${at}/${id}/undo`)).status).toBe(409);
    const undone = await nurse.call("POST", `${at}/${id}/undo`);
    expect(undone.body).toMatchObject({
      status: "draft",
      reason: "Otite depuis hier",
      redFlag: false,
      redFlags: [],
      redFlagAt: null,
      answers: { avc: false, age: 40 },
      score: { bookingAllowed: true },
    });
    const story = await nurse.call("GET", `${at}/${id}/story`);
    expect(story.body.lines.map((one: { kind: string }) => one.kind)).toEqual([
      "request-begun",
      "red-flag-raised",
      "step-undone",
    ]);
    const again = await nurse.call("PATCH", `${at}/${id}`, {
      version: undone.body.version,
      answers: { avc: true },
    });
    expect(again.body).toMatchObject({ status: "urgent", redFlags: [{ code: "avc" }] });
    here.deps.clock.advance(16);
    expect((await nurse.call("POST", `${at}/${id}/undo`)).status).toBe(409);
    expect((await nurse.call("GET", `${at}/${id}`)).body.status).toBe("urgent");
  });

  test("handed to the 15, it ends there; choosing the level that calls the 15 puts up the banner too", async () => {
    const { at, nurse, slug } = await aRequestTeam(server);
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

  test("is heard while a place is held or booked: the place is given back at once; nothing else is corrected there", async () => {
    const { at, cptsId, nurse, slug, doctor } = await aRequestTeam(server);
    for (const step of ["hold", "book"]) {
      const answers = { ...calmAnswers(), notes: "Allergie à la pénicilline" };
      const { id } = await aRequest(nurse, slug, { fields: { answers } });
      const slotId = await aSlot(server, cptsId, doctor, { inMinutes: step === "hold" ? 60 : 120 });
      const { orientationId } = (await nurse.call("GET", `${at}/${id}/proposals`)).body;
      expect((await nurse.call("POST", `${at}/${id}/${step}`, { orientationId, slotId })).status).toBe(201);
      const copied = await server.owner.query(
        "select patient_address, note from agenda_bookings where slot_id = $1",
        [slotId],
      );
      // Held, it names nobody yet; booked, it says where with the commune, and what was written for the doctor.
      expect(copied.rows).toEqual([
        step === "hold"
          ? { patient_address: null, note: null }
          : { patient_address: "chez lui, Ramonville-Saint-Agne", note: "Allergie à la pénicilline" },
      ]);
      const { version, can } = (await nurse.call("GET", `${at}/${id}`)).body;
      expect(can).toMatchObject({ edit: false, flag: true });
      expect(
        (await nurse.call("PATCH", `${at}/${id}`, { version, answers: { fragilite: "oui" } })).body.code,
      ).toBe("unscheduled-care.not-fillable");
      const raised = await nurse.call("PATCH", `${at}/${id}`, { version, answers: { conscience: true } });
      expect(raised.body).toMatchObject({ status: "urgent", booking: null, appointmentAt: null });
      expect(
        (await server.owner.query("select taken from agenda_slots where id = $1", [slotId])).rows,
      ).toEqual([{ taken: 0 }]);
    }
  });

  test("cannot reach a booking by SQL either: without a decision, or handed to the 15", async () => {
    const { at, nurse, slug } = await aRequestTeam(server);
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
