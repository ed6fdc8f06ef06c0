import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, drainEvents, runJob } from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../../platform/db/index.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { bookPlace } from "../booking/claim-place.ts";

const server = await aServer();

const opening = (scheduleId: string, shared = false) => ({
  kind: "opening.add",
  opening: {
    scheduleId,
    slotMinutes: 30,
    places: 2,
    modality: "AMB",
    audiences: ["SNP"],
    shared,
    startsAt: "2026-11-24T14:00:00+01:00",
    endsAt: "2026-11-24T15:00:00+01:00",
  },
});

describe("rights", () => {
  test("each role on one agenda: who reads, who changes, who must say for whom", async () => {
    const cpts = await aCptsWith(server, { gps: 2 });
    const elsewhere = await aCptsWith(server, { gps: 1 });
    const [drA, drB] = cpts.professionals;
    const path = `/api/c/${cpts.slug}/agenda/professionals/${drA!.id}`;
    const as = (
      role: "professional" | "assistant" | "coordinator" | "operator" | "partner" | "administrator",
      professionalId?: string,
    ) =>
      aPerson(server, {
        roles: [{ cptsId: cpts.cptsId, role, ...(professionalId ? { professionalId } : {}) }],
        familyName: role,
      });
    const change = { kind: "absence.add", fromDate: "2026-12-01", toDate: "2026-12-01" };
    const table = [
      ["the professional", await as("professional", drA!.id), 200, 201, 201],
      ["the assistant of this professional", await as("assistant", drA!.id), 200, 201, 201],
      ["another professional", await as("professional", drB!.id), 403, 403, 403],
      ["the assistant of another", await as("assistant", drB!.id), 403, 403, 403],
      ["the coordinator", await as("coordinator"), 200, 403, 201],
      ["the operator", await as("operator"), 200, 403, 201],
      ["a partner", await as("partner"), 403, 403, 403],
      ["the administrator", await as("administrator"), 403, 403, 403],
    ] as const;
    for (const [who, person, reads, changes, onBehalf] of table) {
      const answers = [
        (await person.call("GET", path)).status,
        (await person.call("POST", `${path}/changes`, { change })).status,
        (await person.call("POST", `${path}/changes`, { change, onBehalf: true })).status,
      ];
      expect([who, ...answers]).toEqual([who, reads, changes, onBehalf]);
      expect((await person.call("GET", `${path}/week`)).status).toBe(reads);
      expect((await person.call("POST", `${path}/changes/preview`, { change })).status).toBe(
        changes === 201 ? 200 : changes,
      );
    }
    const journal = await table[0][1].call("GET", `${path}/changes`);
    const sentences = journal.body.items.map((one: { sentence: string }) => one.sentence);
    expect(
      sentences.some((one: string) =>
        /par Camille coordinator.*pour le compte de Dr Alix DocteurA/.test(one),
      ),
    ).toBe(true);
    const foreign = await aPerson(server, { roles: [{ cptsId: elsewhere.cptsId, role: "coordinator" }] });
    expect((await foreign.call("GET", path)).status).toBe(404);
    expect(
      (await foreign.call("GET", `/api/c/${elsewhere.slug}/agenda/professionals/${drA!.id}`)).status,
    ).toBe(404);
    const undo = journal.body.items[0].id;
    expect(
      (await foreign.call("POST", `/api/c/${elsewhere.slug}/agenda/changes/${undo}/undo`, { onBehalf: true }))
        .status,
    ).toBe(404);
    expect(
      (await table[2][1].call("POST", `/api/c/${cpts.slug}/agenda/changes/${undo}/undo`, {})).status,
    ).toBe(403);
  });

  test("mine: my own agenda first, then those of whom I assist", async () => {
    const cpts = await aCptsWith(server, { gps: 2 });
    const [drA, drB] = cpts.professionals;
    const person = await aPerson(server, {
      roles: [
        { cptsId: cpts.cptsId, role: "professional", professionalId: drB!.id },
        { cptsId: cpts.cptsId, role: "assistant", professionalId: drA!.id },
      ],
    });
    const { body } = await person.call("GET", `/api/c/${cpts.slug}/agenda/mine`);
    expect(body.items).toEqual([
      { professionalId: drB!.id, professionalName: "Dr Alix DocteurB", own: true, hasAgenda: true },
      { professionalId: drA!.id, professionalName: "Dr Alix DocteurA", own: false, hasAgenda: true },
    ]);
  });
});

describe("a schedule", () => {
  test("is opened for a practice, shared or not, and its slots follow", async () => {
    const cpts = await aCptsWith(server, { gps: 1 });
    const { id: proId, practiceId } = cpts.professionals[0]!;
    await server.owner.query("delete from agenda_schedules where cpts_id = $1", [cpts.cptsId]);
    const doctor = await aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: proId }],
    });
    const path = `/api/c/${cpts.slug}/agenda`;
    expect((await doctor.call("GET", `${path}/professionals/${proId}`)).body.practices).toMatchObject([
      { practiceId, schedule: null },
    ]);
    expect(
      (await doctor.call("POST", `${path}/professionals/${proId}/changes`, { change: { kind: "settle" } }))
        .body.code,
    ).toBe("agenda.no-agenda");
    const set = await doctor.call("PUT", `${path}/practices/${practiceId}/schedule`, {
      shared: false,
      teleconsultationUrl: "https://visio.exemple.invalid/dr",
    });
    expect(set.status).toBe(200);
    await doctor.call("POST", `${path}/professionals/${proId}/changes`, {
      change: opening(set.body.scheduleId, true),
    });
    const shared = async () =>
      (
        await server.owner.query("select bool_and(shared) as shared from agenda_slots where cpts_id = $1", [
          cpts.cptsId,
        ])
      ).rows[0].shared;
    expect(await shared()).toBe(false);
    await doctor.call("PUT", `${path}/practices/${practiceId}/schedule`, {
      shared: true,
      homeVisitRadiusMeters: 5000,
    });
    expect(await shared()).toBe(true);
    for (const bad of [
      { shared: "oui" },
      { shared: true, homeVisitRadiusMeters: -1 },
      { shared: true, teleconsultationUrl: "http://visio" },
      { shared: true, teleconsultationUrl: "javascript:alert(1)" },
    ]) {
      expect((await doctor.call("PUT", `${path}/practices/${practiceId}/schedule`, bad)).status).toBe(422);
    }
    expect((await doctor.call("PUT", `${path}/practices/${newId()}/schedule`, { shared: true })).status).toBe(
      404,
    );
  });

  test("copies the directory again when it changes, and closes when the practice does", async () => {
    const cpts = await aCptsWith(server, { gps: 1 });
    const { id: proId, practiceId, scheduleId, siteId } = cpts.professionals[0]!;
    const doctor = await aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: proId }],
    });
    await doctor.call("POST", `/api/c/${cpts.slug}/agenda/professionals/${proId}/changes`, {
      change: opening(scheduleId),
    });
    const schedule = async () =>
      (
        await server.owner.query(
          "select professional_name, site_name, site_address, phone, languages, wheelchair, active from agenda_schedules where id = $1",
          [scheduleId],
        )
      ).rows[0];
    await server.owner.query(
      "update directory_sites set name = 'Maison de santé', phone = '0561000001', wheelchair = true where id = $1",
      [siteId],
    );
    await server.owner.query(
      "update directory_professionals set languages = '{fr,oc}', given_name = 'Alexia' where id = $1",
      [proId],
    );
    const tell = (name: string, payload: Record<string, string>) =>
      withTenant(server.deps.db, cpts.cptsId, (tx) => publishEvent(server.deps, tx, { name, payload }));
    await tell("directory.professional-changed", { professionalId: proId });
    await drainEvents(server);
    expect(await schedule()).toEqual({
      professional_name: "Dr Alexia DocteurA",
      site_name: "Maison de santé",
      site_address: "1 rue des Essais, 31520 Ramonville-Saint-Agne",
      phone: "0561000001",
      languages: ["fr", "oc"],
      wheelchair: true,
      active: true,
    });
    await server.owner.query("update directory_practices set active = false where id = $1", [practiceId]);
    await tell("directory.practice-changed", { practiceId });
    await drainEvents(server);
    expect((await schedule()).active).toBe(false);
    await runJob(server, "agenda.publish-professional", { cptsId: cpts.cptsId, professionalId: proId });
    const { rows } = await server.owner.query("select distinct state from agenda_slots where cpts_id = $1", [
      cpts.cptsId,
    ]);
    expect(rows).toEqual([{ state: "closed" }]);
    await server.owner.query("update directory_practices set active = true where id = $1", [practiceId]);
    await runJob(server, "agenda.refresh-schedules", {});
    expect((await schedule()).active).toBe(true);
  });

  test("keeps the figures of the fair turn: offered and taken over 28 days, last taken", async () => {
    const cpts = await aCptsWith(server, { gps: 1 });
    const { id: proId, scheduleId } = cpts.professionals[0]!;
    const doctor = await aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: proId }],
    });
    await doctor.call("POST", `/api/c/${cpts.slug}/agenda/professionals/${proId}/changes`, {
      change: opening(scheduleId),
    });
    const { rows } = await server.owner.query(
      "select id from agenda_slots where cpts_id = $1 order by starts_at",
      [cpts.cptsId],
    );
    await withTenant(server.deps.db, cpts.cptsId, (tx) =>
      bookPlace(server.deps, tx, {
        hostCptsId: cpts.cptsId,
        slotId: rows[0].id,
        userId: doctor.userId,
        requestId: newId(),
        patient: {
          patientId: null,
          familyName: "Martin",
          givenName: "Ana",
          birthOn: null,
          sex: null,
          phone: null,
          address: null,
        },
        care: { reason: null, levelCode: null, note: null, why: {} },
      }),
    );
    const bookedAt = nowOf(server.deps);
    server.deps.clock.advance(3 * 86_400);
    await runJob(server, "agenda.refresh-fair-turn", {});
    const { rows: figures } = await server.owner.query(
      "select offered_28d, taken_28d, last_taken_at from agenda_schedules where id = $1",
      [scheduleId],
    );
    expect(figures[0]).toEqual({ offered_28d: 4, taken_28d: 1, last_taken_at: bookedAt });
  });
});
