import { ageOn } from "../request/age-band.ts";
import type { PriorityBand } from "../request/request-contract.ts";
import type { PriorityRules } from "./priority-contract.ts";

/** All that the rules may look at. Dates are local, YYYY-MM-DD; null = not known, and gives nothing. */
export interface WeighedSituation {
  ald: boolean | null;
  disability: boolean | null;
  pregnancy: boolean | null;
  homebound: boolean | null;
  isolated: boolean | null;
  rights: string | null;
  treatmentEndsOn: string | null;
  leftHospitalOn: string | null;
  birthOn: string | null;
  waitingSinceOn: string;
}

export interface WeightPart {
  code: keyof PriorityRules;
  points: number;
  /** « plus de 70 ans » */
  sentence: string;
}

export interface Weighing {
  weight: number;
  /** The heaviest first; none of zero. */
  parts: WeightPart[];
}

/** The weight of a request on a day, with its reasons. Pure: the same three give the same answer. */
export function weighRequest(rules: PriorityRules, situation: WeighedSituation, today: string): Weighing {
  const age = ageOn(situation.birthOn, today);
  const parts: (WeightPart | false)[] = [
    situation.ald === true && { code: "ald", points: rules.ald.points, sentence: "ALD" },
    age !== null &&
      age >= rules.age.fromYears && {
        code: "age",
        points: rules.age.points,
        sentence: `${rules.age.fromYears} ans ou plus`,
      },
    (situation.rights === "c2s" || situation.rights === "ame") && {
      code: "rights",
      points: rules.rights.points,
      sentence: situation.rights === "c2s" ? "complémentaire santé solidaire" : "aide médicale de l'État",
    },
    situation.disability === true && {
      code: "disability",
      points: rules.disability.points,
      sentence: "handicap",
    },
    situation.pregnancy === true && {
      code: "pregnancy",
      points: rules.pregnancy.points,
      sentence: "grossesse",
    },
    situation.homebound === true && {
      code: "homebound",
      points: rules.homebound.points,
      sentence: "ne peut pas se déplacer",
    },
    situation.isolated === true && { code: "isolated", points: rules.isolated.points, sentence: "isolement" },
    treatmentPart(rules, situation.treatmentEndsOn, today),
    hospitalPart(rules, situation.leftHospitalOn, today),
    waitingPart(rules, situation.waitingSinceOn, today),
  ];
  const counted = parts
    .filter((part): part is WeightPart => part !== false && part.points > 0)
    .sort((a, b) => b.points - a.points);
  return { weight: counted.reduce((sum, { points }) => sum + points, 0), parts: counted };
}

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;

const inDays = (days: number): string =>
  days === 0 ? "aujourd'hui" : days === 1 ? "dans 1 jour" : `dans ${days} jours`;

function treatmentPart(rules: PriorityRules, endsOn: string | null, today: string): WeightPart | false {
  if (endsOn === null) return false;
  const { points, withinDays, afterDays } = rules.treatmentEnds;
  const left = daysBetween(today, endsOn);
  // Ended longer ago, it says nothing of today: the person is treated elsewhere, or nobody wrote it down.
  if (left >= withinDays || left < -afterDays) return false;
  const rising = left <= 0 ? points : Math.ceil((points * (withinDays - left)) / withinDays);
  return {
    code: "treatmentEnds",
    points: rising,
    sentence: left < 0 ? "traitement terminé sans relais" : `traitement qui se termine ${inDays(left)}`,
  };
}

function hospitalPart(rules: PriorityRules, leftOn: string | null, today: string): WeightPart | false {
  if (leftOn === null) return false;
  const since = daysBetween(leftOn, today);
  if (since > rules.leftHospital.withinDays) return false;
  return { code: "leftHospital", points: rules.leftHospital.points, sentence: "sort de l'hôpital" };
}

function waitingPart(rules: PriorityRules, sinceOn: string, today: string): WeightPart | false {
  if (sinceOn >= today) return false;
  const { months } = Temporal.PlainDate.from(sinceOn).until(today, { largestUnit: "months" });
  const points = Math.min(rules.waiting.mostPoints, months * rules.waiting.pointsPerMonth);
  return { code: "waiting", points, sentence: `attend depuis ${months} mois` };
}

/** « ALD (40), 70 ans ou plus (30) »; « aucun critère de priorité » when nothing counts. */
export const sayParts = (parts: readonly { points: number; sentence: string }[]): string =>
  parts.length === 0
    ? "aucun critère de priorité"
    : parts.map(({ sentence, points }) => `${sentence} (${points})`).join(", ");

export const bandOf = (rules: Pick<PriorityRules, "bands">, weight: number): PriorityBand =>
  weight >= rules.bands.high ? "high" : weight >= rules.bands.medium ? "medium" : "low";

/** The weights of a band; `below` is excluded. */
export function bandBounds(
  { bands }: Pick<PriorityRules, "bands">,
  band: PriorityBand,
): { from: number; below: number } {
  if (band === "high") return { from: bands.high, below: 2_000_000 };
  return band === "medium" ? { from: bands.medium, below: bands.high } : { from: 0, below: bands.medium };
}
