import { describe, expect, test } from "vitest";
import { aRequest } from "../../../../tools/testing/a-request.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import {
  aCptsWith,
  aPerson,
  aServer,
  drainEvents,
  drainJobs,
  runJob,
  type TestServer,
} from "../../../../tools/testing/index.ts";

const settle = async (server: TestServer) => {
  for (let round = 0; round < 4; round++) {
    await drainEvents(server);
    await drainJobs(server);
  }
};

async function aVisit(server: TestServer) {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 2 });
  const [drA, drB] = professionals as [(typeof professionals)[number], (typeof professionals)[number]];
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }], familyName: "Vasseur" });
  const doctor = await aPerson(server, {
    roles: [{ cptsId, role: "professional", professionalId: drA.id }],
    familyName: "Vidal",
  });
  const ownDoctor = await aPerson(server, {
    roles: [{ cptsId, role: "professional", professionalId: drB.id }],
    familyName: "Lebrun",
  });
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }], familyName: "Roux" });
  const at = `/api/c/${slug}/unscheduled-care`;
  const { id, reference } = await aRequest(nurse, slug, {
    patient: { ownDoctor: "yes", ownDoctorProfessionalId: drB.id },
  });
  const slotId = await aSlot(server, cptsId, drA);
  const { orientationId } = (await nurse.call("GET", `${at}/requests/${id}/proposals`)).body;
  const booked = await nurse.call("POST", `${at}/requests/${id}/book`, { orientationId, slotId });
  expect(booked.status).toBe(201);
  const { rows } = await server.owner.query("select booking_id from snp_requests where id = $1", [id]);
  const bookingId = rows[0].booking_id as string;
  const notices = async (userId: string) =>
    (
      await server.owner.query(
        "select kind, title, body, link from notify_notices where user_id = $1 order by created_at, id",
        [userId],
      )
    ).rows;
  const write = (body: object, who = doctor) => who.call("POST", `${at}/bookings/${bookingId}/return`, body);
  return {
    cptsId,
    slug,
    at,
    id,
    reference,
    bookingId,
    nurse,
    doctor,
    ownDoctor,
    coordinator,
    notices,
    write,
    request: `${at}/requests/${id}`,
  };
}

/** Hours pass, and people stay signed in. */
async function later(server: TestServer, hours: number) {
  server.deps.clock.advance(hours * 3_600);
  await server.owner.query(
    "update identity_sessions set idle_ends_at = idle_ends_at + interval '10 days', ends_at = ends_at + interval '10 days'",
  );
}

describe("the return", () => {
  test("ends the request, and tells requester and own doctor that there is something to read, without saying what", async () => {
    const server = await aServer();
    const visit = await aVisit(server);
    expect((await visit.write({ outcome: "seen" })).body.code).toBe("unscheduled-care.visit-to-come");
    await later(server, 2);
    expect((await visit.doctor.call("GET", `${visit.at}/returns/awaited`)).body.items).toMatchObject([
      { bookingId: visit.bookingId },
    ]);
    const written = await visit.write({ outcome: "hospital", line: "Adressée aux urgences pour radio" });
    expect(written).toMatchObject({ status: 200, body: { outcome: "hospital", byLabel: "Camille Vidal" } });
    await settle(server);
    expect((await visit.nurse.call("GET", visit.request)).body).toMatchObject({
      status: "closed",
      outcome: "hospital",
      unreadReturn: true,
    });
    expect((await visit.doctor.call("GET", `${visit.at}/returns/awaited`)).body.items).toEqual([]);
    for (const who of [visit.nurse, visit.ownDoctor]) {
      const told = (await visit.notices(who.userId)).filter(
        ({ kind }) => kind === "unscheduled-care.return-to-read",
      );
      expect(told).toEqual([
        {
          kind: "unscheduled-care.return-to-read",
          title: `Demande ${visit.reference} : il y a quelque chose à lire`,
          body: "",
          link: `/c/${visit.slug}/soins/demandes/${visit.id}`,
        },
      ]);
    }
    expect((await visit.notices(visit.doctor.userId)).map(({ kind }) => kind)).not.toContain(
      "unscheduled-care.return-to-read",
    );
    const { rows } = await server.owner.query(
      "select string_agg(payload::text, ' ') as said from events_outbox",
    );
    expect(rows[0].said).not.toMatch(/hospital|urgences/);
  });

  test("is read on one page with the whole story, which marks it read", async () => {
    const server = await aServer();
    const visit = await aVisit(server);
    await later(server, 2);
    await visit.write({ outcome: "seen", line: "Lombalgie simple, repos" });
    await settle(server);
    expect((await visit.ownDoctor.call("GET", `${visit.at}/requests?view=to-read`)).body.items).toMatchObject(
      [{ id: visit.id }],
    );
    const story = await visit.ownDoctor.call("GET", `${visit.request}/story`);
    expect(story.body.returns).toMatchObject([
      { outcomeLabel: "Vu", line: "Lombalgie simple, repos", byLabel: "Camille Vidal", replaced: false },
    ]);
    expect(story.body.lines.map((line: { kind: string }) => line.kind)).toEqual(
      expect.arrayContaining(["request-begun", "request-submitted", "return-received"]),
    );
    expect(story.body.readers).toMatchObject([
      { label: "Camille Lebrun", readAt: expect.any(String) },
      { label: "Camille Vasseur", readAt: null },
    ]);
    expect((await visit.ownDoctor.call("GET", `${visit.at}/requests?view=to-read`)).body.items).toEqual([]);
  });

  test("is replaced within a day, told again, and the former stays in the story; not after", async () => {
    const server = await aServer();
    const visit = await aVisit(server);
    await later(server, 2);
    await visit.write({ outcome: "noshow" });
    await settle(server);
    await visit.nurse.call("GET", `${visit.request}/story`);
    await later(server, 1);
    expect((await visit.write({ outcome: "seen", line: "Elle est venue plus tard" })).status).toBe(200);
    await settle(server);
    expect((await visit.nurse.call("GET", visit.request)).body).toMatchObject({
      status: "closed",
      outcome: "seen",
      unreadReturn: true,
    });
    expect((await visit.nurse.call("GET", `${visit.request}/story`)).body.returns).toMatchObject([
      { outcome: "noshow", replaced: true },
      { outcome: "seen", replaced: false },
    ]);
    await later(server, 24);
    expect((await visit.write({ outcome: "advice" })).body.code).toBe("unscheduled-care.return-too-late");
  });

  test("the same return sent twice is one; the day board follows; only the booking's professional or assistant writes", async () => {
    const server = await aServer();
    const visit = await aVisit(server);
    const { rows } = await server.owner.query("select professional_id from agenda_bookings where id = $1", [
      visit.bookingId,
    ]);
    const assistant = await aPerson(server, {
      roles: [{ cptsId: visit.cptsId, role: "assistant", professionalId: rows[0].professional_id }],
    });
    await later(server, 2);
    expect((await visit.write({ outcome: "seen" }, visit.ownDoctor)).status).toBe(404);
    expect((await visit.write({ outcome: "seen" }, visit.coordinator)).status).toBe(403);
    expect((await visit.write({ outcome: "guéri" })).status).toBe(422);
    const first = await visit.write({ outcome: "noshow", line: "" }, assistant);
    const again = await visit.write({ outcome: "noshow", line: "" });
    expect(again.body.id).toBe(first.body.id);
    const booking = await server.owner.query("select status from agenda_bookings where id = $1", [
      visit.bookingId,
    ]);
    expect(booking.rows).toEqual([{ status: "noshow" }]);
  });
});

describe("a return that does not come", () => {
  test("the professional is reminded once, then the coordination sees it; a return ends it", async () => {
    const server = await aServer();
    const visit = await aVisit(server);
    const chase = async () => {
      await runJob(server, "unscheduled-care.chase-returns");
      await settle(server);
    };
    await later(server, 24);
    await chase();
    expect((await visit.notices(visit.doctor.userId)).map(({ kind }) => kind)).not.toContain(
      "unscheduled-care.return-asked",
    );
    await later(server, 2);
    await chase();
    await chase();
    const asked = (await visit.notices(visit.doctor.userId)).filter(
      ({ kind }) => kind === "unscheduled-care.return-asked",
    );
    expect(asked).toHaveLength(1);
    expect(asked[0].title).toMatch(
      /^Dites en dix secondes ce qu'il est advenu du patient reçu \S+ \d+ novembre, \d+ h/,
    );
    expect(asked[0].link).toMatch(/\/agenda\/jour\?jour=2026-11-\d\d&pro=[0-9a-f-]{36}$/);
    expect((await visit.coordinator.call("GET", `${visit.at}/returns/unanswered`)).body.items).toEqual([]);
    await later(server, 48);
    await chase();
    await chase();
    const seen = await visit.coordinator.call("GET", `${visit.at}/returns/unanswered`);
    expect(seen.body.items).toMatchObject([
      { reference: visit.reference, professionalName: "Dr Alix DocteurA" },
    ]);
    expect(
      (await visit.notices(visit.coordinator.userId)).filter(
        ({ kind }) => kind === "unscheduled-care.return-unanswered",
      ),
    ).toHaveLength(1);
    expect((await visit.nurse.call("GET", `${visit.at}/returns/unanswered`)).status).toBe(403);
    await visit.write({ outcome: "seen", line: "Avec retard, pardon" });
    await settle(server);
    expect((await visit.coordinator.call("GET", `${visit.at}/returns/unanswered`)).body.items).toEqual([]);
  });
});

describe("a call back that is late", () => {
  test("alerts the desk once, through the event that a request is stuck", async () => {
    const server = await aServer();
    const { cptsId, slug } = await aCptsWith(server);
    const operator = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
    const { id, reference } = await aRequest(operator, slug);
    const at = `/api/c/${slug}/unscheduled-care/requests/${id}`;
    await operator.call("POST", `${at}/callback`, { delayMinutes: 20 });
    await settle(server);
    const late = () => runJob(server, "unscheduled-care.callback-due", { cptsId, requestId: id });
    await late();
    expect((await operator.call("GET", at)).body.clock.late).toBe(false);
    server.deps.clock.advance(21 * 60);
    await settle(server);
    await late();
    await settle(server);
    const { rows } = await server.owner.query("select title from notify_notices where user_id = $1", [
      operator.userId,
    ]);
    expect(rows).toEqual([{ title: `Demande ${reference} : elle attend que quelqu'un agisse` }]);
    expect((await operator.call("GET", at)).body).toMatchObject({
      status: "callback",
      clock: { late: true },
    });
  });
});

describe("a patient seen at a neighbour's", () => {
  test("the return is written there, ends the request here, and the silent colleague is reminded there", async () => {
    const server = await aServer();
    const here = await aCptsWith(server);
    const there = await aCptsWith(server, { gps: 1, shared: true });
    const agreement =
      "insert into territory_agreements (cpts_id, id, partner_cpts_id, may_book, starts_on) values ($1, gen_random_uuid(), $2, true, '2020-01-01')";
    await server.owner.query(agreement, [there.cptsId, here.cptsId]);
    const nurse = await aPerson(server, { roles: [{ cptsId: here.cptsId, role: "professional" }] });
    const doctor = await aPerson(server, {
      roles: [{ cptsId: there.cptsId, role: "professional", professionalId: there.professionals[0]!.id }],
    });
    const { id, reference } = await aRequest(nurse, here.slug);
    const slotId = await aSlot(server, there.cptsId, there.professionals[0]!, { shared: true });
    const request = `/api/c/${here.slug}/unscheduled-care/requests/${id}`;
    const { orientationId } = (await nurse.call("GET", `${request}/proposals`)).body;
    const booked = await nurse.call("POST", `${request}/book`, { orientationId, slotId });
    expect(booked.status).toBe(201);
    const { booking } = (await nurse.call("GET", request)).body;
    expect(booking.cptsId).toBe(there.cptsId);

    await later(server, 26);
    await runJob(server, "unscheduled-care.chase-returns");
    await settle(server);
    const asked = await server.owner.query(
      "select cpts_id, kind from notify_notices where user_id = $1 and kind = 'unscheduled-care.return-asked'",
      [doctor.userId],
    );
    expect(asked.rows).toEqual([{ cpts_id: there.cptsId, kind: "unscheduled-care.return-asked" }]);

    const path = `/unscheduled-care/bookings/${booking.id}/return`;
    expect((await nurse.call("POST", `/api/c/${here.slug}${path}`, { outcome: "seen" })).status).toBe(404);
    expect((await doctor.call("GET", `/api/c/${here.slug}/unscheduled-care/requests/${id}`)).status).toBe(
      404,
    );
    expect(
      (await doctor.call("POST", `/api/c/${there.slug}${path}`, { outcome: "advice", line: "Conseil donné" }))
        .status,
    ).toBe(200);
    await settle(server);
    expect((await nurse.call("GET", request)).body).toMatchObject({
      status: "closed",
      outcome: "advice",
      unreadReturn: true,
    });
    expect((await nurse.call("GET", `${request}/story`)).body.returns).toMatchObject([
      { outcome: "advice", line: "Conseil donné" },
    ]);
    const told = await server.owner.query(
      "select cpts_id, title from notify_notices where user_id = $1 and kind = 'unscheduled-care.return-to-read'",
      [nurse.userId],
    );
    expect(told.rows).toEqual([
      { cpts_id: here.cptsId, title: `Demande ${reference} : il y a quelque chose à lire` },
    ]);
    expect(
      (
        await server.owner.query("select count(*)::int as n from snp_returns where cpts_id = $1", [
          here.cptsId,
        ])
      ).rows,
    ).toEqual([{ n: 0 }]);
  });
});
