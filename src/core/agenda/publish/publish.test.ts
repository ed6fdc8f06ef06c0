import { describe, expect, test } from "vitest";
import {
  aCptsWith,
  aPerson,
  aServer,
  drainEvents,
  drainJobs,
  runJob,
  type TestPerson,
  type TestServer,
} from "../../../../tools/testing/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import { fixedClock, nowOf } from "../../../platform/time/index.ts";
import { publishAgenda, publishCpts } from "./publish-agenda.ts";

/** Sundays 0 h–6 h, a slot an hour: the hour skipped and the hour repeated are in it. */
const night = (scheduleId: string) => ({
  kind: "template.add",
  template: {
    scheduleId,
    slotMinutes: 60,
    places: 1,
    modality: "AMB",
    audiences: ["SNP"],
    weekdays: [7],
    startTime: "00:00",
    endTime: "06:00",
    validFrom: "2026-01-01",
    onHolidays: "open",
  },
});

/** What the mail says to a doctor who wants one at any hour, when the slot of that instant is booked. */
async function mailAbout(
  startsAt: string,
  server: TestServer,
  { cptsId, slug }: { cptsId: string; slug: string },
  doctor: TestPerson,
): Promise<string> {
  const wanted = {
    kinds: [{ kind: "agenda.place-booked", mail: true, sms: false }],
    quietFrom: "00:00",
    quietUntil: "00:00",
  };
  expect((await doctor.call("PUT", `/api/c/${slug}/notices/preferences`, wanted)).status).toBe(200);
  const { rows } = await server.owner.query(
    "select id from agenda_slots where cpts_id = $1 and starts_at = $2",
    [cptsId, startsAt],
  );
  const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
  const patient = { familyName: "Fictive", givenName: "Alba" };
  const booked = await operator.call("POST", `/api/c/${slug}/agenda/bookings`, {
    slotId: rows[0].id,
    patient,
  });
  expect(booked.status).toBe(201);
  await drainEvents(server);
  await drainJobs(server);
  return server.mailbox.list()[0]?.text ?? "";
}

/** A server of its own at a given moment, a doctor with a night template, and the four readings of the same day. */
async function aNight(now: string, place: { department: string; timeZone: string }, day: string) {
  const server = await aServer();
  server.deps.clock = fixedClock(now);
  const cpts = await aCptsWith(server, { gps: 1, ...place });
  const { id: proId, scheduleId } = cpts.professionals[0]!;
  const doctor = await aPerson(server, {
    roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: proId }],
  });
  const path = `/api/c/${cpts.slug}/agenda/professionals/${proId}`;
  expect((await doctor.call("POST", `${path}/changes`, { change: night(scheduleId) })).status).toBe(201);
  const monday = Temporal.PlainDate.from(day).subtract({ days: 6 }).toString();
  const inDatabase = (
    await server.owner.query("select starts_at from agenda_slots where cpts_id = $1 order by starts_at", [
      cpts.cptsId,
    ])
  ).rows.map((row) => row.starts_at.toISOString());
  const onScreen: string[] = (await doctor.call("GET", `${path}/week?monday=${monday}`)).body.slots.map(
    (slot: { startsAt: string }) => slot.startsAt,
  );
  const { url } = (await doctor.call("POST", `${path}/feeds`)).body;
  const file = String((await doctor.call("GET", new URL(url).pathname)).body);
  const inIcs = [...file.matchAll(/DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00Z/g)].map(
    ([, y, m, d, h, min]) => `${y}-${m}-${d}T${h}:${min}:00.000Z`,
  );
  const inMail = await mailAbout(onScreen[2] as string, server, cpts, doctor);
  return { inDatabase, onScreen, inIcs, file, inMail };
}

const PARIS = { department: "31", timeZone: "Europe/Paris" };
const REUNION = { department: "974", timeZone: "Indian/Reunion" };
const MARTINIQUE = { department: "972", timeZone: "America/Martinique" };
const hour = (instant: string) => instant.slice(11, 13);

describe("days when clocks change, from the rows to the screen and the phone", () => {
  test("29 March 2026 in Paris: the skipped hour has no slot", async () => {
    const { inDatabase, onScreen, inIcs, file, inMail } = await aNight(
      "2026-03-23T08:00:00Z",
      PARIS,
      "2026-03-29",
    );
    expect(onScreen).toHaveLength(5);
    expect(onScreen.map(hour)).toEqual(["23", "00", "01", "02", "03"]);
    expect(inDatabase.filter((one) => onScreen.includes(one))).toEqual(onScreen);
    expect(inIcs).toEqual(inDatabase);
    expect(file).toContain("X-WR-TIMEZONE:Europe/Paris");
    expect(inMail).toContain("Rendez-vous pris : dimanche 29 mars, 3 h");
  });

  test("25 October 2026 in Paris: the repeated hour is served once", async () => {
    const { inDatabase, onScreen, inIcs, inMail } = await aNight("2026-10-19T08:00:00Z", PARIS, "2026-10-25");
    expect(onScreen.map(hour)).toEqual(["22", "23", "00", "02", "03", "04"]);
    expect(inIcs).toEqual(inDatabase);
    expect(inMail).toContain("Rendez-vous pris : dimanche 25 octobre, 2 h");
  });

  test.each([
    [REUNION, "2026-03-23T08:00:00Z", "2026-03-29", ["20", "21", "22", "23", "00", "01"]],
    [REUNION, "2026-10-19T08:00:00Z", "2026-10-25", ["20", "21", "22", "23", "00", "01"]],
    [MARTINIQUE, "2026-03-23T08:00:00Z", "2026-03-29", ["04", "05", "06", "07", "08", "09"]],
  ])("overseas no clock changes: %o %s", async (place, now, day, hours) => {
    const { inDatabase, onScreen, inIcs, inMail } = await aNight(now, place, day);
    expect(onScreen.map(hour)).toEqual(hours);
    expect(inIcs).toEqual(inDatabase);
    expect(inMail).toMatch(/Rendez-vous pris : dimanche (29 mars|25 octobre), 2 h/);
  });
});

describe("publication", () => {
  test("moves on by a day each night, twice is once, and leaves bookings and the past alone", async () => {
    const server = await aServer();
    const cpts = await aCptsWith(server, { gps: 2 });
    const person = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
    for (const { id, scheduleId } of cpts.professionals) {
      const change = {
        kind: "template.add",
        template: { ...night(scheduleId).template, weekdays: [1, 2, 3, 4, 5, 6, 7] },
      };
      expect(
        (
          await person.call("POST", `/api/c/${cpts.slug}/agenda/professionals/${id}/changes`, {
            change,
            onBehalf: true,
          })
        ).status,
      ).toBe(201);
    }
    const count = async () =>
      (
        await server.owner.query("select count(*)::int as n from agenda_slots where cpts_id = $1", [
          cpts.cptsId,
        ])
      ).rows[0].n;
    // Today's nights are over at 9 h.
    expect(await count()).toBe(2 * 55 * 6);
    expect(await publishCpts(server.deps, cpts.cptsId)).toBe(0);
    server.deps.clock.advance(86_400);
    await runJob(server, "agenda.publish-all", {});
    await runJob(server, "agenda.publish-cpts", { cptsId: cpts.cptsId });
    expect(await count()).toBe(2 * 56 * 6);
    expect(await publishCpts(server.deps, cpts.cptsId)).toBe(0);
    const { rows } = await server.owner.query(
      "select distinct payload->>'scheduleId' as id from events_outbox where cpts_id = $1 and name = 'agenda.slots-published'",
      [cpts.cptsId],
    );
    expect(rows.map((row) => row.id).sort()).toEqual(cpts.professionals.map((one) => one.scheduleId).sort());
  });

  test("two publications and a change at once: nothing doubled, nothing lost", async () => {
    const server = await aServer();
    const cpts = await aCptsWith(server, { gps: 1 });
    const { id: proId, scheduleId } = cpts.professionals[0]!;
    const doctor = await aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: proId }],
    });
    const path = `/api/c/${cpts.slug}/agenda/professionals/${proId}/changes`;
    await doctor.call("POST", path, { change: night(scheduleId) });
    server.deps.clock.advance(7 * 86_400);
    // A week later the session is over.
    const again = await aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: proId }],
    });
    const publish = () =>
      withTenant(server.deps.db, cpts.cptsId, (tx) => publishAgenda(server.deps, tx, proId));
    const more = { kind: "template.add", template: { ...night(scheduleId).template, weekdays: [6] } };
    const results = await Promise.all([
      publish(),
      again.call("POST", path, { change: more }),
      publish(),
      publish(),
    ]);
    expect(results[1]).toMatchObject({ status: 201 });
    const { rows } = await server.owner.query(
      "select count(*)::int as n, count(distinct natural_key)::int as keys from agenda_slots where cpts_id = $1 and starts_at > $2 and state = 'open'",
      [cpts.cptsId, nowOf(server.deps)],
    );
    expect(rows[0]).toEqual({ n: 2 * 8 * 6, keys: 2 * 8 * 6 });
  });

  test("the horizon is reference data", async () => {
    const server = await aServer();
    await server.owner.query(
      `update reference_values set attributes = '{"weeks": 2}' where set_name = 'agenda-horizon'`,
    );
    const cpts = await aCptsWith(server, { gps: 1 });
    const { id: proId, scheduleId } = cpts.professionals[0]!;
    const doctor = await aPerson(server, {
      roles: [{ cptsId: cpts.cptsId, role: "professional", professionalId: proId }],
    });
    const made = await doctor.call("POST", `/api/c/${cpts.slug}/agenda/professionals/${proId}/changes`, {
      change: night(scheduleId),
    });
    expect(made.body.opened).toBe(12);
  });
});
