import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { TEST_NOW } from "../../../../tools/testing/a-server.ts";
import { aSlot } from "../../../../tools/testing/a-slot.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { groupMeasures, SMALL_NUMBER } from "../measures/group-measures.ts";
import { type MeasuredRequest, measureRequests } from "../measures/request-measures.ts";
import { type MeasuredSlot, measureSlots } from "../measures/slot-measures.ts";
import { type Agenda, measureThirdNext } from "../measures/third-next-available.ts";

const server = await aServer();
const FROM = "2026-10-20";
const TO = "2026-11-23";
const now = Temporal.Instant.from(TEST_NOW);

const TODAY = now.epochMilliseconds;

const anyRequest = fc.record({
  // Around both ends of the period and over the change of clock; odd thousandths of a second.
  madeMs: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.integer({
        min: Date.parse("2026-10-19T20:00:00Z"),
        max: Date.parse("2026-11-24T02:00:00Z"),
      }),
    },
    // Two days ago at most: some are still in progress.
    fc.integer({ min: TODAY - 49 * 3_600_000, max: TODAY }),
  ),
  wantedMs: fc.option(fc.integer({ min: -60_000, max: 72 * 3_600_000 })),
  appointmentMs: fc.option(
    fc.oneof(fc.integer({ min: -600_000, max: 96 * 3_600_000 }), fc.constantFrom(86_400_000, 172_800_000)),
  ),
  status: fc.constantFrom(
    "to-orient",
    "booked",
    "seen",
    "closed",
    "cancelled",
    "urgent",
    "waiting",
    "resource",
    "draft",
  ),
  redFlag: fc.constantFrom(
    null,
    null,
    "undecided",
    "called-15",
    "booking-after-15",
    "flag-entered-by-mistake",
  ),
  outcome: fc.constantFrom(null, null, "seen", "redirected", "hospital", "advice", "noshow", "none"),
  level: fc.constantFrom(null, "ROUGE", "ORANGE", "JAUNE", "VERT"),
  commune: fc.constantFrom(null, "31446", "31113", "31555", "2A004"),
  profession: fc.constantFrom(null, "10", "60", "70"),
});
type Given = typeof anyRequest extends fc.Arbitrary<infer T> ? T : never;

/** Without an appointment, made 24 and 48 hours ago, and a thousandth of a second less. */
const ON_THE_EDGE: Given[] = [24, 48].flatMap((hours) =>
  [0, 1].map((ms) => ({
    madeMs: TODAY - hours * 3_600_000 + ms,
    wantedMs: null,
    appointmentMs: null,
    status: "to-orient",
    redFlag: null,
    outcome: null,
    level: "VERT",
    commune: "31446",
    profession: null,
  })),
);

const measure = (requests: readonly MeasuredRequest[]) => measureRequests(requests, now);

const measuredOf = (one: Given): MeasuredRequest => ({
  requestedAt: Temporal.Instant.fromEpochMilliseconds(one.madeMs),
  wantedBy: one.wantedMs === null ? null : Temporal.Instant.fromEpochMilliseconds(one.madeMs + one.wantedMs),
  appointmentAt:
    one.appointmentMs === null
      ? null
      : Temporal.Instant.fromEpochMilliseconds(one.madeMs + one.appointmentMs),
  redFlag:
    one.redFlag === null || one.redFlag === "called-15" || one.redFlag === "undecided"
      ? one.redFlag
      : "decided",
  cancelled: one.status === "cancelled" && one.appointmentMs === null,
  outcome: one.outcome as MeasuredRequest["outcome"],
  levelCode: one.level,
  communeCode: one.commune,
  professionCode: one.profession,
});

// Rows as they stand at the end of their life: the guards of the way there are not what is measured. The database is this file's own.
beforeAll(() =>
  server.owner.query(
    "alter table snp_requests drop constraint snp_requests_ready_check, drop constraint snp_requests_red_flag_check, drop constraint snp_requests_booked_check",
  ),
);

async function writeRequests(cptsId: string, userId: string, requests: readonly Given[]) {
  for (const [index, one] of requests.entries()) {
    const after = (ms: number | null) => (ms === null ? null : new Date(one.madeMs + ms));
    await server.owner.query(
      `insert into snp_requests (cpts_id, id, reference, status, requester_user_id, requester_kind, level_code, wanted_by, appointment_at, outcome, place_commune_code, filters, red_flag_at, red_flag_decision, created_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 'professional', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        cptsId,
        `T-${index}`,
        one.status,
        userId,
        one.level,
        after(one.wantedMs),
        after(one.appointmentMs),
        one.outcome,
        one.commune,
        JSON.stringify(one.profession ? { professionCodes: [one.profession] } : {}),
        one.redFlag && new Date(one.madeMs),
        one.redFlag === "undecided" ? null : one.redFlag,
        new Date(one.madeMs),
      ],
    );
  }
}

const inPeriod = (zone: string) => (one: Given) => {
  const day = localDateOf(Temporal.Instant.fromEpochMilliseconds(one.madeMs), zone).toString();
  return one.status !== "draft" && day >= FROM && day <= TO;
};

async function aMeasuredCpts(seed: number, zone: string) {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 5, timeZone: zone });
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const given = [...fc.sample(anyRequest, { seed, numRuns: 90 }), ...ON_THE_EDGE];
  await writeRequests(cptsId, coordinator.userId, given);
  const read = async (query = "") =>
    (await coordinator.call("GET", `/api/c/${slug}/unscheduled-care/measures?from=${FROM}&to=${TO}${query}`))
      .body;
  return {
    cptsId,
    slug,
    professionals,
    coordinator,
    measured: given.filter(inPeriod(zone)).map(measuredOf),
    read,
  };
}

describe("measures counted by the database are those of the formulas", () => {
  for (const [seed, zone] of [
    [11, "Europe/Paris"],
    [12, "Indian/Reunion"],
    [13, "America/Martinique"],
  ] as const)
    test(`of 90 generated requests, in ${zone}`, async () => {
      const { measured, read } = await aMeasuredCpts(seed, zone);
      expect(measured.length).toBeGreaterThan(50);
      const [open, masked] = [await read(), await read("&mask=1")];
      expect(open.total).toEqual(measure(measured));
      const { inProgress24h, inProgress48h, oriented, within48h } = open.total;
      expect(inProgress24h > 0 && inProgress48h > inProgress24h).toBe(true);
      expect(within48h.denominator).toBe(oriented - inProgress48h);
      const { redFlags, calledThe15, decidedOtherwise, undecided } = open.total;
      expect([calledThe15, decidedOtherwise, undecided].every((count) => count > 0)).toBe(true);
      expect(calledThe15 + decidedOtherwise + undecided).toBe(redFlags);
      for (const [cut, keyOf] of [
        ["byCommune", (one: MeasuredRequest) => one.communeCode],
        ["byProfession", (one: MeasuredRequest) => one.professionCode],
        ["byLevel", (one: MeasuredRequest) => one.levelCode],
      ] as const) {
        const plain = (rows: { label?: string }[]) => rows.map(({ label: _, ...row }) => row);
        expect(plain(open[cut]), cut).toEqual(groupMeasures(measured, keyOf, measure));
        expect(plain(masked[cut]), `${cut}, masked`).toEqual(
          groupMeasures(measured, keyOf, measure, { maskBelow: SMALL_NUMBER }),
        );
      }
      const days = Map.groupBy(measured, ({ requestedAt }) => localDateOf(requestedAt, zone).toString());
      expect(open.byDay).toEqual(
        [...days]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([day, of]) => {
            const { requests, booked, within48h } = measure(of);
            return { day, requests, booked: booked.numerator, within48h: within48h.numerator };
          }),
      );
      expect(masked.byDay).toEqual([]);
    });

  test("of generated slots: places filled, and the third next available", async () => {
    const zone = "Europe/Paris";
    const { cptsId, professionals, read } = await aMeasuredCpts(14, zone);
    const slots: MeasuredSlot[] = [];
    const agendas: Agenda[] = [];
    for (const [index, doctor] of professionals.entries()) {
      const commune = index < 3 ? "31446" : "31113";
      await server.owner.query("update agenda_schedules set site_commune_code = $2 where id = $1", [
        doctor.scheduleId,
        commune,
      ]);
      const made = fc.sample(
        fc.record({
          day: fc.integer({ min: -20, max: 20 }),
          places: fc.integer({ min: 1, max: 3 }),
          full: fc.integer({ min: 0, max: 3 }),
        }),
        { seed: 20 + index, numRuns: 12 },
      );
      const free: { startsAt: Temporal.Instant; placesLeft: number }[] = [];
      for (const [nth, { day, places, full }] of made.entries()) {
        const inMinutes = day * 24 * 60 + nth * 20;
        const taken = Math.min(full, places);
        const id = await aSlot(server, cptsId, doctor, { inMinutes, places });
        await server.owner.query("update agenda_slots set taken = $2 where id = $1", [id, taken]);
        const startsAt = now.add({ minutes: inMinutes });
        slots.push({ startsAt, places, taken, communeCode: commune, professionCode: "10" });
        if (taken < places) free.push({ startsAt, placesLeft: places - taken });
      }
      // The last doctor has nothing free at all.
      if (index === 4) {
        await server.owner.query(
          "update agenda_slots set taken = places where schedule_id = $1 and starts_at >= $2",
          [doctor.scheduleId, TEST_NOW],
        );
        for (const slot of slots.slice(-12))
          if (Temporal.Instant.compare(slot.startsAt, now) >= 0) slot.taken = slot.places;
        free.length = 0;
      }
      agendas.push({
        professionalId: doctor.id,
        professionCode: "10",
        communeCode: commune,
        freeSlots: free.sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt)),
      });
    }
    const body = await read();
    const first = localDateOf(
      slots.map((one) => one.startsAt).sort(Temporal.Instant.compare)[0]!,
      zone,
    ).toString();
    expect(first > FROM).toBe(true);
    expect(body.slots).toEqual(
      measureSlots(
        slots.filter((one) => localDateOf(one.startsAt, zone).toString() <= TO),
        now,
      ),
    );
    const plain = body.thirdNext.map(
      ({ professionLabel: _, communeName: __, ...row }: { professionLabel: string; communeName: string }) =>
        row,
    );
    expect(plain).toEqual(measureThirdNext(agendas, now, zone));
  });
});
