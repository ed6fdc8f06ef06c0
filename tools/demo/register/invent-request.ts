import {
  type RequestOrigin,
  type Situation,
  situation,
} from "../../../src/missions/family-doctor/request/request-contract.ts";
import type { Random } from "../rpps-generator/random.ts";

const DAY_MS = 86_400_000;

const WISHES = [
  "Un cabinet près de l'arrêt de bus",
  "Un rendez-vous le mercredi",
  "Une femme médecin si possible",
  "Le même médecin que son conjoint",
];
const LANGUAGES = ["es", "pt", "ar", "en", "ro"];

/** What ends a story, and how often in a hundred. The rest still waits. */
export type Ending =
  | "waiting"
  | "to-check"
  | "closed"
  | "proposed"
  | "sent"
  | "refused"
  | "accepted"
  | "told"
  | "appointed"
  | "declared";

export interface InventedRequest {
  at: Date;
  origin: RequestOrigin;
  situation: Situation;
  ending: Ending;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** One patient's search. Older people carry more; nothing depends on anything that the rules may not look at. */
export function inventRequest(random: Random, at: Date, birthOn: string, until: Date): InventedRequest {
  const age = at.getUTCFullYear() - Number(birthOn.slice(0, 4));
  const isOld = age >= 70;
  const homebound = random.percent(isOld ? 22 : 3);
  const maybe = (share: number): boolean | null => (random.percent(8) ? null : random.percent(share));
  return {
    at,
    origin: originOf(random),
    ending: endingOf(random, (until.getTime() - at.getTime()) / DAY_MS),
    situation: situation.parse({
      ald: maybe(isOld ? 42 : 12),
      disability: maybe(7),
      pregnancy: age > 17 && age < 45 ? maybe(5) : null,
      homebound,
      isolated: maybe(isOld ? 25 : 8),
      rights: random.percent(12) ? "c2s" : random.percent(3) ? "ame" : random.percent(70) ? "none" : null,
      treatmentEndsOn: random.percent(12) ? dayOf(new Date(at.getTime() + random.below(120) * DAY_MS)) : null,
      leftHospitalOn: random.percent(5) ? dayOf(new Date(at.getTime() - random.below(20) * DAY_MS)) : null,
      withoutDoctorSinceOn: random.percent(60)
        ? dayOf(new Date(at.getTime() - random.below(900) * DAY_MS))
        : null,
      needsHomeVisit: homebound || random.percent(4),
      languages: random.percent(8) ? [random.pick(LANGUAGES)] : [],
      wish: random.percent(10) ? random.pick(WISHES) : "",
      reachBy: random.pick(["phone", "phone", "phone", "mail", "sms", "letter"]),
    }),
  };
}

function originOf(random: Random): RequestOrigin {
  const draw = random.below(100);
  if (draw < 45) return "professional";
  if (draw < 62) return "list";
  if (draw < 78) return "public";
  return draw < 92 ? "partner" : "desk";
}

/** Young requests are still on their way; old ones have ended more often. */
function endingOf(random: Random, ageDays: number): Ending {
  const draw = random.below(1_000);
  if (ageDays < 9 && draw < 600) return "to-check";
  if (ageDays > 40 && draw < 100) return "declared";
  if (ageDays > 25 && draw < 200) return "closed";
  if (ageDays < 12) return "waiting";
  if (draw < 206) return "proposed";
  if (draw < 232) return "sent";
  if (draw < 250) return "refused";
  if (draw < 264) return "accepted";
  if (draw < 278) return "told";
  return draw < 295 ? "appointed" : "waiting";
}
