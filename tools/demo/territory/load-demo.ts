import type pg from "pg";
import { publishCpts } from "../../../src/core/agenda/index.ts";
import { newId, withPlatform, withTenant } from "../../../src/platform/db/index.ts";
import type { Deps } from "../../../src/platform/deps.ts";
import { foldText } from "../../../src/platform/text/index.ts";
import { nowOf } from "../../../src/platform/time/index.ts";
import { playCircuit } from "../project/play-circuit.ts";
import { fileSubsidy, playLetter } from "../project/play-letter.ts";
import { playSheets } from "../project/play-sheets.ts";
import { playQuestionnaire } from "../questionnaire/play-questionnaire.ts";
import { playRegister, REGISTER_SIZES } from "../register/play-register.ts";
import { createRandom } from "../rpps-generator/random.ts";
import { addPeople, type Doctor, type People } from "./add-people.ts";
import { addResources } from "./add-resources.ts";
import { CANAL_PEOPLE, COTEAUX_PEOPLE } from "./demo-people.ts";
import { fillDiagnosis } from "./fill-diagnosis.ts";
import { importDirectory } from "./import-directory.ts";
import { loadGround } from "./load-ground.ts";
import { type DemoCpts, makeCpts } from "./make-cpts.ts";
import { findVolunteers, openAgendas, openToday } from "./open-agendas.ts";
import { playCall, playOrientation, type Stage } from "./play-request.ts";
import { type Hosts, playSixWeeks } from "./play-six-weeks.ts";
import { playVisit } from "./play-visit.ts";
import { type SimulatedApp, simulate } from "./simulated-app.ts";

const SEED = 20_261_121;
const WEEKS = 6;
const DAY_MS = 86_400_000;

export interface DemoOptions {
  deps: Deps;
  owner: pg.Pool;
  say: (line: string) => void;
  signal: AbortSignal;
}

/** Makes the demo territory: two neighbours, their directory, agendas, and six weeks lived through the real routes. */
export async function loadDemo({ deps, owner, say, signal }: DemoOptions): Promise<void> {
  const now = nowOf(deps);
  // 7 h in winter Paris, six weeks ago.
  const start = new Date(Math.floor((now.getTime() - WEEKS * 7 * DAY_MS) / DAY_MS) * DAY_MS + 6 * 3_600_000);
  const app = simulate(deps, owner, start);
  const random = createRandom(SEED);
  const [canal, coteaux] = (await makeCpts(app)) as [DemoCpts, DemoCpts];
  say("Démonstration : deux CPTS voisines, import de l'annuaire fictif…");
  const created = await importDirectory(app, [canal, coteaux], SEED);
  say(`Démonstration : ${created} activités importées, ouverture des agendas…`);
  const [canalDoctors, coteauxDoctors] = [
    await findVolunteers(app, canal, 9),
    await findVolunteers(app, coteaux, 6),
  ];
  const people = await addPeople(app, canal, CANAL_PEOPLE, canalDoctors);
  const neighbours = await addPeople(app, coteaux, COTEAUX_PEOPLE, coteauxDoctors);
  await agree(app, canal, people, coteaux, neighbours, start);
  const scheduleIds = await openAgendas(app, canal, people["coordinator"] as string, canalDoctors, random);
  await openAgendas(app, coteaux, neighbours["coordinator"] as string, coteauxDoctors, random);
  for (const cpts of [canal, coteaux]) await addResources(app, cpts);
  await loadGround(app, [canal, coteaux], people["coordinator"] as string);
  await fillDiagnosis(app, [
    { cpts: canal, coordinatorId: people["coordinator"] as string },
    { cpts: coteaux, coordinatorId: neighbours["coordinator"] as string },
  ]);
  const stage: Stage = {
    app,
    cpts: canal,
    people,
    doctorIds: canalDoctors.map((one) => one.professionalId),
    random,
  };
  const hosts = hostsOf(app, [canal, coteaux], {
    [canal.id]: [...canalDoctors],
    [coteaux.id]: [...coteauxDoctors],
  });
  let told = 0;
  await playSixWeeks(
    app,
    stage,
    hosts,
    new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS),
    (done, all) => {
      if (done - told < 7 && done !== all) return;
      told = done;
      say(`Démonstration : ${done} jours vécus sur ${all}…`);
    },
    signal,
  );
  signal.throwIfAborted();
  say("Démonstration : une année de patients en recherche de médecin traitant…");
  await playRegisters(app, { canal, coteaux }, { canal: people, coteaux: neighbours }, now, say, signal);
  const answers = await playQuestionnaire(app, canal, people, now);
  say(`Démonstration : ${answers} réponses au questionnaire de la CPTS.`);
  app.goTo(new Date(now.getTime() - 60 * 60_000));
  await openToday(app, canal, people["coordinator"] as string, canalDoctors, scheduleIds, now);
  await playToday(app, stage, hosts, now);
  await playLetter(app, canal, people, stage.doctorIds);
  await playSheets(app, canal, people, stage.doctorIds);
  await fileSubsidy(app, canal, people);
  await playCircuit(app, { cpts: canal, people }, { cpts: coteaux, people: neighbours }, now);
  await readOldNotices(owner, now);
  for (const cpts of [canal, coteaux]) await publishCpts(deps, cpts.id, signal);
}

/** Patients in search of a médecin traitant, in both territories. */
async function playRegisters(
  app: SimulatedApp,
  cpts: { canal: DemoCpts; coteaux: DemoCpts },
  people: { canal: People; coteaux: People },
  now: Date,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const [index, key] of (["canal", "coteaux"] as const).entries()) {
    const options = { seed: SEED + 1 + index, requests: REGISTER_SIZES[key], signal };
    const { requests, volunteers } = await playRegister(app, cpts[key], people[key], now, options);
    say(
      `Démonstration : ${cpts[key].name}, ${requests} demandes de médecin traitant, ${volunteers} volontaires.`,
    );
  }
}

async function agree(
  app: SimulatedApp,
  canal: DemoCpts,
  people: People,
  coteaux: DemoCpts,
  neighbours: People,
  start: Date,
): Promise<void> {
  const startsOn = start.toISOString().slice(0, 10);
  await app.call(people["coordinator"] as string, "POST", `/api/c/${canal.slug}/agreements`, {
    partnerSlug: coteaux.slug,
    mayBook: true,
    startsOn,
  });
  await app.call(neighbours["coordinator"] as string, "POST", `/api/c/${coteaux.slug}/agreements`, {
    partnerSlug: canal.slug,
    mayBook: true,
    startsOn,
  });
}

/** Every volunteer has an account, so that each acts in own name. */
function hostsOf(
  app: SimulatedApp,
  territories: readonly DemoCpts[],
  doctors: Record<string, Doctor[]>,
): Hosts {
  const known = new Map<string, string>();
  return {
    byProfessional: async (cptsId, professionalId) => {
      const cpts = territories.find((one) => one.id === cptsId) as DemoCpts;
      const userId =
        known.get(professionalId) ??
        (await accountOf(
          app,
          cpts,
          (doctors[cptsId] ?? []).find((one) => one.professionalId === professionalId) as Doctor,
        ));
      known.set(professionalId, userId);
      return { cpts, userId };
    },
  };
}

/** « anne-lise.de-val », as people write their addresses; the end of the RPPS tells namesakes apart. */
const mailName = (given: string, family: string): string =>
  [given, family].map((one) => foldText(one).replaceAll(" ", "-")).join(".");

async function accountOf(app: SimulatedApp, cpts: DemoCpts, doctor: Doctor): Promise<string> {
  const member = await withTenant(app.deps.db, cpts.id, (tx) =>
    tx
      .selectFrom("identity_memberships")
      .select("user_id")
      .where("cpts_id", "=", cpts.id)
      .where("professional_id", "=", doctor.professionalId)
      .where("role", "=", "professional")
      .executeTakeFirst(),
  );
  if (member) return member.user_id;
  const id = newId();
  await withPlatform(app.deps.db, (tx) =>
    tx
      .insertInto("identity_users")
      .values({
        id,
        email: `${mailName(doctor.givenName, doctor.familyName)}.${(doctor.rpps ?? id).slice(-3)}@${cpts.slug}.exemple.invalid`,
        family_name: doctor.familyName,
        given_name: doctor.givenName,
        rpps: doctor.rpps,
      })
      .execute(),
  );
  await withTenant(app.deps.db, cpts.id, (tx) =>
    tx
      .insertInto("identity_memberships")
      .values({
        cpts_id: cpts.id,
        id: newId(),
        user_id: id,
        role: "professional",
        professional_id: doctor.professionalId,
      })
      .execute(),
  );
  return id;
}

/** Today: one request in each state that a visitor should meet, and appointments in the coming days. */
async function playToday(app: SimulatedApp, stage: Stage, hosts: Hosts, now: Date): Promise<void> {
  const at = (minutesAgo: number) => app.goTo(new Date(now.getTime() - minutesAgo * 60_000));
  at(55);
  const seen = await playOrientation(stage, await playCall(stage), { professionalId: stage.doctorIds[0] });
  for (let i = 0; i < 5; i++) {
    await playOrientation(stage, await playCall(stage), {
      after: now,
      ...(i < 3 ? { professionalId: stage.doctorIds[0] } : {}),
    });
  }
  if (seen.appointment && seen.appointment.endsAt < now) {
    app.goTo(seen.appointment.endsAt);
    const { cpts, userId } = await hosts.byProfessional(
      seen.appointment.hostCptsId,
      seen.appointment.professionalId,
    );
    await playVisit(app, cpts, userId, seen, stage.random);
  }
  at(25);
  const late = await playCall(stage, { by: stage.people["operator"] as string });
  await app.call(
    late.by,
    "POST",
    `/api/c/${stage.cpts.slug}/unscheduled-care/requests/${late.requestId}/callback`,
    { delayMinutes: 20, note: "" },
  );
  at(12);
  await playCall(stage, { by: stage.people["nurse"] as string });
  await playOrientation(stage, await playCall(stage, { by: stage.people["nurse"] as string }), {
    after: now,
  });
  at(6);
  await playCall(stage, { redFlag: true, by: stage.people["operator"] as string });
  at(3);
  await playCall(stage, { by: stage.people["pharmacist"] as string });
  at(0);
  await app.settle();
}

/** What was told more than a day ago has been read since: the bell shows what is new. */
async function readOldNotices(owner: pg.Pool, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  await owner.query(
    "update notify_notices set read_at = created_at + interval '1 hour' where read_at is null and created_at < $1",
    [yesterday],
  );
}
