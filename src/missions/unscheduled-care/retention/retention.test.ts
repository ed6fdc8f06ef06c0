import { describe, expect, test } from "vitest";
import { aRequest, aRequestTeam } from "../../../../tools/testing/a-request.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../../platform/db/index.ts";
import { anonymiseEnded } from "./anonymise-ended.ts";
import { eraseUnsent } from "./erase-unsent.ts";

const never = new AbortController().signal;
const SECRET = /Andrée|Livia|0561000001|05 61 00 00 01|chez lui|Mal au dos|Zampognaro|genou|plus-3-jours/;

/** A CPTS with a request that was oriented, booked, seen and answered three years ago, and one that ended yesterday. */
async function aCptsWithAPast() {
  const server = await aServer();
  const team = await aRequestTeam(server);
  const { cptsId, slug, nurse, operator, doctor } = team;
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const old = await aRequest(nurse, slug, { patient: { birthFamilyName: "Zampognaro" } });
  const recent = await aRequest(nurse, slug);
  for (const [one, outcome] of [
    [old, "advice"],
    [recent, "redirected"],
  ] as const) {
    const closed = await operator.call("POST", `${team.at}/${one.id}/close`, {
      outcome,
      reason: "Mal au dos passé, conseil donné",
    });
    expect(closed.status).toBe(200);
  }
  const slotId = await aSlot(server, cptsId, doctor, { inMinutes: 60 });
  const bookingId = newId();
  await withTenant(server.deps.db, cptsId, async (tx) => {
    const who = { cpts_id: cptsId, patient_id: old.patientId };
    await tx
      .insertInto("agenda_bookings")
      .values({
        ...who,
        id: bookingId,
        slot_id: slotId,
        professional_id: doctor.id,
        requester_cpts_id: cptsId,
        request_id: old.id,
        status: "seen",
        booked_by: nurse.userId,
        booked_at: new Date(),
        patient_family_name: "Zampognaro",
        patient_given_name: "Livia",
        patient_phone: "0561000001",
        reason: "plaie au genou",
        note: "genou droit",
      })
      .execute();
    await tx
      .insertInto("snp_returns")
      .values({
        cpts_id: cptsId,
        id: newId(),
        requester_cpts_id: cptsId,
        request_id: old.id,
        booking_id: bookingId,
        outcome: "seen",
        line: "genou recousu",
        by_user_id: nurse.userId,
        by_label: "Dr A",
        at: new Date("2023-10-02T10:00:00Z"),
      })
      .execute();
  });
  await server.owner.query(
    `with shift as (select interval '1145 days' as by)
     update snp_requests r set created_at = created_at - by, closed_at = closed_at - by, wanted_by = wanted_by - by,
       appointment_at = created_at - by + interval '5 hours', booking_cpts_id = $1, booking_id = $3 from shift where r.id = $2`,
    [cptsId, old.id, bookingId],
  );
  await server.owner.query("update agenda_bookings set created_at = '2023-10-01' where id = $1", [bookingId]);
  await server.owner.query(
    "update agenda_slots set starts_at = '2023-10-02 08:00+00', ends_at = '2023-10-02 08:20+00' where id = $1",
    [slotId],
  );
  const path = `/api/c/${slug}/unscheduled-care/retention`;
  const measures = async (query: string) => {
    const { body } = await coordinator.call("GET", `/api/c/${slug}/unscheduled-care/measures?${query}`);
    const { computedAt: _now, thirdNext: _next, ...figures } = body;
    return figures;
  };
  return { server, ...team, coordinator, old, recent, bookingId, path, measures };
}

const everything = async ({ server, cptsId, old }: Awaited<ReturnType<typeof aCptsWithAPast>>) =>
  JSON.stringify(
    (
      await server.owner.query(
        `select to_jsonb(r) as row from snp_requests r where id = $2
         union all select to_jsonb(e) from snp_request_events e where request_id = $2
         union all select to_jsonb(o) from snp_orientations o where request_id = $2
         union all select to_jsonb(b) from agenda_bookings b where cpts_id = $1
         union all select to_jsonb(b) from agenda_booking_events b where cpts_id = $1
         union all select to_jsonb(t) from snp_returns t where cpts_id = $1`,
        [cptsId, old.id],
      )
    ).rows,
  );

describe("what ended long ago", () => {
  test("no longer says who nor why; the figures are the same, what is recent is untouched, the audit says it", async () => {
    const past = await aCptsWithAPast();
    const { server, coordinator, nurse, path, at, old, recent, bookingId, measures, slug } = past;
    expect((await coordinator.call("GET", path)).body).toMatchObject({
      months: 60,
      isDefault: true,
      due: 0,
      done: 0,
    });
    expect((await coordinator.call("GET", `${path}?months=36`)).body).toMatchObject({ months: 60, due: 1 });
    const decided = await coordinator.call("PUT", path, { months: 36, source: "Bureau du 3 novembre 2026" });
    expect(decided.body).toMatchObject({ months: 36, isDefault: false, defaultMonths: 60, due: 1, done: 0 });
    const years = ["from=2023-09-01&to=2023-12-31", "from=2026-10-01&to=2026-12-31"];
    const before = await Promise.all(years.map(measures));
    expect(before[0].total).toMatchObject({ requests: 1 });
    expect(await everything(past)).toMatch(SECRET);

    await anonymiseEnded(server.deps, never);

    expect(await everything(past)).not.toMatch(SECRET);
    expect(await everything(past)).not.toContain(old.patientId);
    expect(await Promise.all(years.map(measures))).toEqual(before);
    expect((await coordinator.call("GET", path)).body).toMatchObject({ due: 0, done: 1 });
    const shown = await nurse.call("GET", `${at}/${recent.id}`);
    expect(shown.body).toMatchObject({ reason: "Mal au dos depuis une semaine" });
    const gone = await nurse.call("GET", `${at}/${old.id}`);
    expect(gone.status).toBe(200);
    expect(JSON.stringify(gone.body)).not.toMatch(SECRET);
    for (const list of [`${at}?view=mine`, `/api/c/${slug}/unscheduled-care/requests/${old.id}/story`])
      expect((await nurse.call("GET", list)).status).toBeLessThan(500);
    const { rows } = await server.owner.query(
      "select details->>'what' as what, (details->>'count')::int as count, actor_user_id from audit_entries where action = 'unscheduled-care.made-anonymous' order by id",
    );
    expect(rows).toEqual(
      ["requests", "bookings", "returns"].map((what) => ({ what, count: 1, actor_user_id: null })),
    );
    expect(
      (
        await server.owner.query(
          "select status, professional_id is not null as kept from agenda_bookings where id = $1",
          [bookingId],
        )
      ).rows,
    ).toEqual([{ status: "seen", kept: true }]);

    // Once more changes nothing and says nothing.
    const once = await everything(past);
    await anonymiseEnded(server.deps, never);
    expect(await everything(past)).toBe(once);
    expect(
      (
        await server.owner.query(
          "select 1 from audit_entries where action = 'unscheduled-care.made-anonymous'",
        )
      ).rowCount,
    ).toBe(3);
  });

  test("a draft that was never sent goes after a month without a touch, with its story; a younger one and a sign of gravity stay", async () => {
    const server = await aServer();
    const { at, cptsId, nurse, slug } = await aRequestTeam(server);
    const made = [];
    for (const days of [40, 40, 20]) made.push({ ...(await aRequest(nurse, slug, { draft: true })), days });
    const sent = await aRequest(nurse, slug);
    const flagged = await aRequest(nurse, slug, { draft: true, fields: { answers: { conscience: true } } });
    for (const { id, days } of [...made, { ...sent, days: 40 }, { ...flagged, days: 40 }])
      await server.owner.query(
        "update snp_requests set updated_at = updated_at - $2 * interval '1 day' where id = $1",
        [id, days],
      );
    // In batches of one: a night goes on until nothing is left.
    await eraseUnsent(server.deps, never, 1);
    const left = (await nurse.call("GET", `${at}?view=mine`)).body.items.map((one: { id: string }) => one.id);
    expect(left.sort()).toEqual([made[2]!.id, sent.id, flagged.id].sort());
    for (const { id } of made.slice(0, 2)) {
      expect((await nurse.call("GET", `${at}/${id}`)).status).toBe(404);
      const story = "select 1 from snp_request_events where cpts_id = $1 and request_id = $2";
      expect((await server.owner.query(story, [cptsId, id])).rowCount).toBe(0);
    }
    const lines = await server.owner.query(
      "select details->>'count' as count, details->>'months' as months from audit_entries where cpts_id = $1 and action = 'unscheduled-care.unsent-erased'",
      [cptsId],
    );
    expect(lines.rows).toEqual([
      { count: "1", months: "1" },
      { count: "1", months: "1" },
    ]);
  });

  test("a night that is cut keeps what it did, and the next goes on to the same figures", async () => {
    const past = await aCptsWithAPast();
    const { server, cptsId, coordinator, path, old, measures } = past;
    await server.owner.query(
      `insert into snp_requests (cpts_id, id, reference, status, requester_user_id, requester_kind, patient_id, place_label, place_commune_code, agreed_at, reason,
         level_code, wanted_by, outcome, closed_at, created_at)
       select r.cpts_id, gen_random_uuid(), 'T-' || n, 'closed', r.requester_user_id, 'professional', $3, 'chez lui', r.place_commune_code, r.agreed_at, 'Mal au dos',
         'VERT', r.created_at + interval '1 day', 'advice', r.closed_at, r.created_at - make_interval(mins => n)
       from snp_requests r, generate_series(1, 25) n where r.cpts_id = $1 and r.id = $2`,
      [cptsId, old.id, old.patientId],
    );
    await coordinator.call("PUT", path, { months: 36, source: "Bureau du 3 novembre 2026" });
    const before = await measures("from=2023-09-01&to=2023-12-31");
    expect(before.total.requests).toBe(26);

    // Cut after its first batch: the signal falls when the first line of audit is written.
    const cut = new AbortController();
    const once = {
      ...server.deps,
      get auditKey() {
        cut.abort();
        return server.deps.auditKey;
      },
    };
    await anonymiseEnded(once, cut.signal, 10);
    expect((await coordinator.call("GET", path)).body).toMatchObject({ due: 16, done: 10 });
    expect(await measures("from=2023-09-01&to=2023-12-31")).toEqual(before);

    // Broken in the middle of a batch: nothing of that batch.
    const broken = {
      ...server.deps,
      get auditKey(): Buffer {
        throw new Error("the server is killed here");
      },
    };
    await expect(anonymiseEnded(broken, never, 10)).rejects.toThrow();
    expect((await coordinator.call("GET", path)).body).toMatchObject({ due: 16, done: 10 });

    await anonymiseEnded(server.deps, never, 10);
    expect((await coordinator.call("GET", path)).body).toMatchObject({ due: 0, done: 26 });
    expect(await measures("from=2023-09-01&to=2023-12-31")).toEqual(before);
  });

  test("is decided here, by the coordination or the administration, within bounds; a neighbour's delay is its own", async () => {
    const server = await aServer();
    const { cptsId, slug } = await aCptsWith(server);
    const other = await aCptsWith(server);
    const path = `/api/c/${slug}/unscheduled-care/retention`;
    const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
    const neighbour = await aPerson(server, { roles: [{ cptsId: other.cptsId, role: "coordinator" }] });
    const input = { months: 24, source: "Assemblée générale 2026" };
    expect((await nurse.call("PUT", path, input)).status).toBe(403);
    expect((await neighbour.call("PUT", path, input)).status).toBe(404);
    for (const months of [2, 241, 12.5, "x"])
      expect((await coordinator.call("PUT", path, { ...input, months })).body.errors[0].field).toBe("months");
    for (const months of [null, true, [12], "12", undefined])
      expect((await coordinator.call("PUT", path, { ...input, months })).body.errors).toEqual([
        { field: "months", message: "Indiquez un nombre." },
      ]);
    expect((await coordinator.call("PUT", path, { ...input, source: " " })).status).toBe(422);
    expect((await coordinator.call("PUT", path, input)).body).toMatchObject({ months: 24, isDefault: false });
    const theirs = await neighbour.call("GET", `/api/c/${other.slug}/unscheduled-care/retention`);
    expect(theirs.body).toMatchObject({ months: 60, isDefault: true });
    expect(theirs.body.source).toContain("délégué à la protection des données");
  });

  test("a change is audited with who decided it, and with what held before", async () => {
    const server = await aServer();
    const { cptsId, slug } = await aCptsWith(server);
    const path = `/api/c/${slug}/unscheduled-care/retention`;
    const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const reference = (await coordinator.call("GET", path)).body;
    for (const months of [24, 36])
      await coordinator.call("PUT", path, { months, source: `Bureau, ${months} mois` });
    const { rows } = await server.owner.query(
      "select details from audit_entries where cpts_id = $1 and action = 'unscheduled-care.retention-set' order by id",
      [cptsId],
    );
    expect(rows.map((row) => row.details)).toEqual([
      { months: 24, source: "Bureau, 24 mois", formerMonths: 60, formerSource: reference.source },
      { months: 36, source: "Bureau, 36 mois", formerMonths: 24, formerSource: "Bureau, 24 mois" },
    ]);
  });

  test("the database keeps nothing of a person under the mark", async () => {
    const server = await aServer();
    const { nurse, slug } = await aRequestTeam(server);
    const { id } = await aRequest(nurse, slug);
    await expect(
      server.owner.query("update snp_requests set status = 'closed', anonymised_at = now() where id = $1", [
        id,
      ]),
    ).rejects.toMatchObject({ constraint: "snp_requests_anonymised_check" });
  });
});
