import { openRequest } from "../../../src/missions/family-doctor/request/open-request.ts";
import type { Actor, Role } from "../../../src/platform/access/index.ts";
import { newId, withTenant } from "../../../src/platform/db/index.ts";
import { createRandom, type Random } from "../rpps-generator/random.ts";
import type { People } from "../territory/add-people.ts";
import type { DemoCpts } from "../territory/make-cpts.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";
import { addOffers } from "./add-offers.ts";
import { addPatients } from "./add-patients.ts";
import { askDemoDoctor } from "./ask-demo-doctor.ts";
import { type InventedRequest, inventRequest } from "./invent-request.ts";
import { playLetters } from "./play-letters.ts";
import { type Opened, playStory } from "./play-story.ts";

/** Some 1,500 in all, with the forty or so general practitioners of both territories as volunteers. */
export const REGISTER_SIZES = { canal: 1_150, coteaux: 350 };
const BATCH = 100;
const MONTHS = 12;
const DAY_MS = 86_400_000;

interface Cast {
  coordinator: Actor;
  nurse: Actor;
  pharmacist: Actor;
  partner: Actor;
}

/** A year of patients in search of a doctor: who declared them, what became of them, and forty volunteers. */
export async function playRegister(
  app: SimulatedApp,
  cpts: DemoCpts,
  people: People,
  until: Date,
  { seed, requests, signal }: { seed: number; requests: number; signal: AbortSignal },
): Promise<{ requests: number; volunteers: number }> {
  const random = createRandom(seed);
  const start = new Date(until.getTime() - MONTHS * 30 * DAY_MS);
  const cast = castOf(cpts, people);
  app.goTo(start);
  const volunteers = await addOffers(app, cpts, cast.coordinator.userId, random);
  const times = Array.from({ length: requests }, () => momentIn(random, start, until)).sort((a, b) => a - b);
  const opened: Opened[] = [];
  for (let from = 0; from < times.length; from += BATCH) {
    signal.throwIfAborted();
    opened.push(...(await openBatch(app, cpts, cast, random, times.slice(from, from + BATCH), until)));
  }
  for (const one of opened) {
    signal.throwIfAborted();
    await playStory(app, cast.coordinator, random, one, until);
  }
  app.goTo(until);
  await openDoor(app, cpts, cast.coordinator);
  app.goTo(new Date(until.getTime() - DAY_MS / 2));
  if (people["doctor"]) await askDemoDoctor(app, cpts, cast.coordinator.userId, people["doctor"]);
  await playLetters(app, cpts, cast.coordinator.userId, until);
  app.goTo(until);
  await app.settle();
  return { requests: opened.length, volunteers };
}

/** The public page takes requests, with a word of the CPTS. */
async function openDoor(app: SimulatedApp, cpts: DemoCpts, coordinator: Actor): Promise<void> {
  const path = `/api/c/${cpts.slug}/family-doctor/settings`;
  const settings = (await app.call(coordinator.userId, "GET", path)) as object;
  await app.call(coordinator.userId, "PUT", path, {
    ...settings,
    doorOpen: true,
    doorNote: "Vous habitez l’une de nos communes et personne ne vous suit ? Nous cherchons avec vous.",
    contactPhone: "0500000100",
  });
}

/** More of them lately, in working hours. */
function momentIn(random: Random, start: Date, until: Date): number {
  const span = until.getTime() - start.getTime();
  const late = Math.max(random.below(10_000), random.below(10_000)) / 10_000;
  const day = Math.floor((start.getTime() + late * (span - 2 * DAY_MS)) / DAY_MS) * DAY_MS;
  return day + (8 * 60 + random.below(9 * 60)) * 60_000;
}

async function openBatch(
  app: SimulatedApp,
  cpts: DemoCpts,
  cast: Cast,
  random: Random,
  times: readonly number[],
  until: Date,
): Promise<Opened[]> {
  const first = new Date(times[0]!);
  const patients = await addPatients(app, cpts, random, times.length, cast.coordinator.userId, first);
  return withTenant(app.deps.db, { cptsId: cpts.id, userId: cast.coordinator.userId }, async (tx) => {
    const opened: Opened[] = [];
    for (const [index, patient] of patients.entries()) {
      const one = inventRequest(random, new Date(times[index]!), patient.birthOn, until);
      app.goTo(one.at);
      const declarant = declarantOf(cast, random, one);
      const row = await openRequest(app.deps, declarant, tx, {
        patientId: patient.id,
        origin: one.origin,
        status: one.ending === "to-check" ? "to-check" : "waiting",
        situation: one.situation,
        declarant:
          one.origin === "public" || one.origin === "list" || !declarant
            ? null
            : {
                userId: declarant.userId,
                kind: declarant.roles[0] ?? "professional",
                label: declarant.label,
              },
        agreement: {
          informedAt: one.at,
          at: one.at,
          how: one.origin === "public" ? "public-page" : one.origin === "list" ? "written" : "spoken",
          takenBy: one.origin === "public" ? null : (declarant?.userId ?? null),
        },
        sentence: SENTENCES[one.origin],
      });
      opened.push({ id: row.id, at: one.at, ending: one.ending });
    }
    return opened;
  });
}

const SENTENCES = {
  public: "Demande faite sur la page publique.",
  professional: "Patient déclaré par un professionnel, avec son accord.",
  partner: "Patient déclaré par un partenaire, avec son accord.",
  list: "Patient inscrit par une liste.",
  desk: "Patient inscrit par la coordination, avec son accord.",
} as const;

function declarantOf(cast: Cast, random: Random, { origin }: InventedRequest): Actor | null {
  if (origin === "public") return null;
  if (origin === "partner") return cast.partner;
  if (origin === "professional") return random.percent(65) ? cast.nurse : cast.pharmacist;
  return cast.coordinator;
}

function castOf(cpts: DemoCpts, people: People): Cast {
  // Where a territory shows nobody of that trade, the coordination wrote it down.
  const actor = (key: string, label: string, role: Role): Actor => ({
    userId: (people[key] ?? people["coordinator"]) as string,
    label: people[key] ? label : "Coordination",
    cptsId: cpts.id,
    cptsSlug: cpts.slug,
    timeZone: "Europe/Paris",
    roles: [role],
    professionalIds: [],
    assistedProfessionalIds: [],
    sessionId: newId(),
    requestId: "demo",
  });
  return {
    coordinator: actor("coordinator", "Coordination", "coordinator"),
    nurse: actor("nurse", "Salomé Grandpré", "professional"),
    pharmacist: actor("pharmacist", "Karim Lunevert", "professional"),
    partner: actor("partner", "Octave Sourcemont", "partner"),
  };
}
