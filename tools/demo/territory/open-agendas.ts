import { withTenant } from "../../../src/platform/db/index.ts";
import type { Random } from "../rpps-generator/random.ts";
import type { Doctor } from "./add-people.ts";
import type { DemoCpts } from "./make-cpts.ts";
import type { SimulatedApp } from "./simulated-app.ts";

const GENERAL_PRACTICE = ["SM26", "SM53", "SM54"];

/** The first general practitioners of the directory with a place in the territory: the volunteers of the demo. */
export async function findVolunteers(app: SimulatedApp, cpts: DemoCpts, most: number): Promise<Doctor[]> {
  const rows = await withTenant(app.deps.db, cpts.id, (tx) =>
    tx
      .selectFrom("directory_professionals as p")
      .innerJoin("directory_practices as x", (join) =>
        join.onRef("x.professional_id", "=", "p.id").onRef("x.cpts_id", "=", "p.cpts_id"),
      )
      .innerJoin("directory_sites as s", (join) =>
        join.onRef("s.id", "=", "x.site_id").onRef("s.cpts_id", "=", "x.cpts_id"),
      )
      .select(["p.id", "p.family_name", "p.given_name", "p.rpps", "x.id as practice_id"])
      .distinctOn("p.rpps")
      .where("p.cpts_id", "=", cpts.id)
      .where("p.profession_code", "=", "10")
      .where("p.speciality_code", "in", GENERAL_PRACTICE)
      .where("x.active", "=", true)
      .where("s.commune_code", "in", [...cpts.communeCodes])
      // Not by identifiers, which chance gives: the demo would have other doctors each time.
      .orderBy("p.rpps")
      .orderBy("s.name")
      .limit(most)
      .execute(),
  );
  return rows.map((row) => ({
    professionalId: row.id,
    practiceId: row.practice_id,
    familyName: row.family_name,
    givenName: row.given_name,
    rpps: row.rpps,
  }));
}

const MORNINGS = [
  ["09:00", "10:00"],
  ["11:00", "12:00"],
  ["11:30", "12:30"],
] as const;
const AFTERNOONS = [
  ["14:00", "15:00"],
  ["15:30", "16:30"],
  ["17:00", "18:00"],
  ["18:00", "19:00"],
] as const;

/** Opens each volunteer's schedule and two weekly templates, through the same routes as the doctors themselves. */
export async function openAgendas(
  app: SimulatedApp,
  cpts: DemoCpts,
  userId: string,
  doctors: readonly Doctor[],
  random: Random,
): Promise<string[]> {
  const scheduleIds: string[] = [];
  const validFrom = app.now().toISOString().slice(0, 10);
  for (const [index, doctor] of doctors.entries()) {
    await withTenant(app.deps.db, cpts.id, (tx) =>
      tx
        .updateTable("directory_professionals")
        .set({ snp_volunteer: true, home_visits: index % 3 === 0 })
        .where("cpts_id", "=", cpts.id)
        .where("id", "=", doctor.professionalId)
        .execute(),
    );
    const { scheduleId } = (await app.call(
      userId,
      "PUT",
      `/api/c/${cpts.slug}/agenda/practices/${doctor.practiceId}/schedule`,
      {
        shared: index % 2 === 0,
        homeVisitRadiusMeters: index % 3 === 0 ? 8_000 : null,
        teleconsultationUrl: index === 1 ? "https://visio.exemple.invalid/salle-1" : null,
        onBehalf: true,
      },
    )) as { scheduleId: string };
    scheduleIds.push(scheduleId);
    const common = {
      scheduleId,
      places: 1,
      audiences: ["SNP", "CPTS"],
      reasons: [],
      shared: index % 2 === 0,
      validFrom,
    };
    const [morning, afternoon] = [random.pick(MORNINGS), random.pick(AFTERNOONS)];
    const templates = [
      {
        ...common,
        weekdays: [1, 2, 4, 5],
        startTime: morning[0],
        endTime: morning[1],
        slotMinutes: 20,
        modality: index === 1 ? "VR" : "AMB",
      },
      {
        ...common,
        weekdays: index % 2 === 0 ? [1, 3, 5] : [2, 4],
        startTime: afternoon[0],
        endTime: afternoon[1],
        slotMinutes: 30,
        modality: index % 3 === 0 ? "HH" : "AMB",
      },
    ];
    for (const template of templates) {
      await app.call(
        userId,
        "POST",
        `/api/c/${cpts.slug}/agenda/professionals/${doctor.professionalId}/changes`,
        { change: { kind: "template.add", template }, onBehalf: true },
      );
    }
  }
  return scheduleIds;
}

/** Whatever the day and the hour of the visit, there is something to see: places from half an hour ago to four hours from now. */
export async function openToday(
  app: SimulatedApp,
  cpts: DemoCpts,
  userId: string,
  doctors: readonly Doctor[],
  scheduleIds: readonly string[],
  now: Date,
): Promise<void> {
  const TEN_MINUTES = 600_000;
  const from = Math.floor(now.getTime() / TEN_MINUTES) * TEN_MINUTES;
  for (const [index, doctor] of doctors.slice(0, 4).entries()) {
    const opening = {
      scheduleId: scheduleIds[index],
      startsAt: new Date(from - (index === 0 ? 4 : -2 - index) * TEN_MINUTES).toISOString(),
      endsAt: new Date(from + (index === 0 ? 12 : 16) * TEN_MINUTES).toISOString(),
      slotMinutes: 20,
      places: 1,
      modality: index === 3 ? "HH" : "AMB",
      audiences: ["SNP", "CPTS"],
      reasons: [],
      shared: index % 2 === 0,
    };
    await app.call(
      userId,
      "POST",
      `/api/c/${cpts.slug}/agenda/professionals/${doctor.professionalId}/changes`,
      { change: { kind: "opening.add", opening }, onBehalf: true },
    );
  }
}
