import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, aStranger } from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../../platform/db/index.ts";
import { bookPlace } from "../booking/claim-place.ts";
import { newFeedToken, readFeedToken } from "./feed-token.ts";

const server = await aServer();

async function aFeed() {
  const cpts = await aCptsWith(server, { gps: 2 });
  const [drA, drB] = cpts.professionals;
  const doctor = await aPerson(server, {
    roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: drA!.id }],
  });
  const path = `/api/c/${cpts.slug}/agenda/professionals/${drA!.id}`;
  const opening = {
    scheduleId: drA!.scheduleId,
    slotMinutes: 20,
    places: 2,
    modality: "AMB",
    audiences: ["SNP"],
    startsAt: "2026-11-24T14:00:00+01:00",
    endsAt: "2026-11-24T15:00:00+01:00",
  };
  await doctor.call("POST", `${path}/changes`, { change: { kind: "opening.add", opening } });
  return { cpts, drA: drA!, drB: drB!, doctor, path };
}

describe("the agenda in a phone", () => {
  test("a secret address gives the hours, and neither name nor reason of a patient", async () => {
    const { cpts, doctor, path } = await aFeed();
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
          familyName: "Zampognaro",
          givenName: "Livia",
          birthOn: null,
          sex: null,
          phone: "0561223344",
          address: null,
        },
        care: { reason: "plaie au genou", levelCode: null, note: null, why: {} },
      }),
    );
    const made = await doctor.call("POST", `${path}/feeds`);
    expect(made.status).toBe(201);
    const file = await aStranger(server)("GET", new URL(made.body.url).pathname);
    expect(file.status).toBe(200);
    expect(file.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(file.headers.get("cache-control")).toContain("no-store");
    const text = String(file.body).replaceAll("\r\n ", "");
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(text).toContain("SUMMARY:Créneau SNP réservé\\, 1 place sur 2");
    expect(text).toContain("SUMMARY:Créneau SNP libre\\, 2 places");
    expect(text).toContain("LOCATION:Cabinet DocteurA\\, 1 rue des Essais");
    for (const secret of ["Zampognaro", "Livia", "genou", "0561223344"]) expect(text).not.toContain(secret);
    const { rows: kept } = await server.owner.query(
      "select encode(token_hash, 'base64') as hash from agenda_feeds where cpts_id = $1",
      [cpts.cptsId],
    );
    expect(made.body.url).not.toContain(kept[0].hash);
  });

  test("ended, unknown or cut: 404; the list never says the secret", async () => {
    const { cpts, doctor, path } = await aFeed();
    const { id, url } = (await doctor.call("POST", `${path}/feeds`)).body;
    const pathname = new URL(url).pathname;
    const listed = await doctor.call("GET", `${path}/feeds`);
    expect(listed.body.items).toEqual([{ id, createdAt: "2026-11-23T08:00:00.000Z" }]);
    expect((await doctor.call("DELETE", `/api/c/${cpts.slug}/agenda/feeds/${id}`)).status).toBe(204);
    expect((await doctor.call("DELETE", `/api/c/${cpts.slug}/agenda/feeds/${id}`)).status).toBe(404);
    for (const dead of [
      pathname,
      "/ics/x.ics",
      `${pathname.slice(0, -8)}.ics`,
      `/ics/${newFeedToken(cpts.cptsId).token}.ics`,
      `/ics/${newFeedToken(newId()).token}.ics`,
      "/ics/%00.ics",
    ]) {
      expect((await aStranger(server)("GET", dead)).status).toBe(404);
    }
    expect(readFeedToken("é".repeat(54))).toBeUndefined();
  });

  test("it stops with the right of who made it: role ended, tied to another, account closed", async () => {
    const { cpts, drA, drB, doctor, path } = await aFeed();
    const assistant = await aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role: "assistant", professionalId: drA.id }],
    });
    const coordinator = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
    const addressOf = async (person: typeof doctor) =>
      new URL((await person.call("POST", `${path}/feeds`)).body.url).pathname;
    const [his, hers] = [await addressOf(doctor), await addressOf(assistant)];
    const statusOf = async (address: string) => (await aStranger(server)("GET", address)).status;
    expect([await statusOf(his), await statusOf(hers)]).toEqual([200, 200]);

    const members = `/api/c/${cpts.slug}/members`;
    const role = (await coordinator.call("GET", members)).body.items.find(
      (one: { role: string }) => one.role === "assistant",
    );
    await coordinator.call("DELETE", `${members}/${role.id}`);
    expect([await statusOf(his), await statusOf(hers)]).toEqual([200, 404]);
    await coordinator.call("POST", members, {
      userId: assistant.userId,
      role: "assistant",
      professionalId: drB.id,
    });
    expect(await statusOf(hers)).toBe(404);

    await server.owner.query("update identity_users set disabled_at = now() where id = $1", [doctor.userId]);
    expect(await statusOf(his)).toBe(404);
    await server.owner.query("update identity_users set disabled_at = null where id = $1", [doctor.userId]);
    await server.owner.query("update identity_memberships set professional_id = null where user_id = $1", [
      doctor.userId,
    ]);
    expect(await statusOf(his)).toBe(404);
  });

  test("only the professional and who assists them may have one; ten at most", async () => {
    const { cpts, drA, drB, doctor, path } = await aFeed();
    const assistant = await aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role: "assistant", professionalId: drA.id }],
    });
    const coordinator = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
    const other = await aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: drB.id }],
    });
    expect((await coordinator.call("POST", `${path}/feeds`)).status).toBe(403);
    expect((await other.call("POST", `${path}/feeds`)).status).toBe(403);
    const { id } = (await assistant.call("POST", `${path}/feeds`)).body;
    expect((await other.call("DELETE", `/api/c/${cpts.slug}/agenda/feeds/${id}`)).status).toBe(403);
    for (let i = 0; i < 9; i++) expect((await doctor.call("POST", `${path}/feeds`)).status).toBe(201);
    expect((await doctor.call("POST", `${path}/feeds`)).body.code).toBe("agenda.too-many-feeds");
  });

  test("an address that is asked without end is slowed down", async () => {
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => aStranger(server)("GET", "/ics/nothing.ics")),
    );
    expect(answers.filter((one) => one.status === 429).length).toBeGreaterThan(40);
  });
});
