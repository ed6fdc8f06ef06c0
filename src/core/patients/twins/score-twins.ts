import { type DateLikeness, dateLikeness } from "./date-likeness.ts";
import { familyLikeness, givenLikeness } from "./name-likeness.ts";

export interface TwinTraits {
  birthFamilyName: string;
  usedFamilyName: string | null;
  birthGivenNames: string;
  usedGivenName: string | null;
  sex: string;
  /** YYYY-MM-DD */
  birthOn: string | null;
  birthPlaceCode: string | null;
  /** Blind index and authority; null where none is kept. */
  ins: { index: string; authority: string; inUse: boolean } | null;
}

export interface TwinScore {
  /** 0 to 100. */
  score: number;
  /** French, the strongest first. */
  reasons: string[];
}

/** From here on two records are shown as likely doubles. */
export const LIKELY = 70;
/** Below these, names are those of two persons, whatever the date says: brothers and sisters, spouses. */
const LEAST_FAMILY = 0.7;
const LEAST_GIVEN = 0.65;
const MOST_OF_OTHERS = 60;

const DATE: Record<DateLikeness, { worth: number; reason: string }> = {
  same: { worth: 1, reason: "même date de naissance" },
  swapped: { worth: 0.9, reason: "jour et mois de naissance inversés" },
  near: { worth: 0.75, reason: "dates de naissance proches, à un chiffre près" },
  unknown: { worth: 0.6, reason: "date de naissance inconnue sur une fiche" },
  different: { worth: 0, reason: "dates de naissance différentes" },
};

/** How likely two records are one person, and why. Symmetric; the same traits with a date give 100. */
export function scoreTwins(a: TwinTraits, b: TwinTraits): TwinScore {
  if (a.ins && b.ins) {
    if (a.ins.index === b.ins.index) return { score: 100, reasons: ["même matricule INS"] };
    if (a.ins.inUse && b.ins.inUse && a.ins.authority === b.ins.authority)
      return { score: 0, reasons: ["deux matricules INS différents"] };
  }
  const names = compareNames(a, b);
  const date = DATE[dateLikeness(a.birthOn, b.birthOn)];
  const rest = compareRest(a, b);
  const raw = 100 * (0.4 * names.family + 0.25 * names.given + 0.35 * date.worth) - rest.penalty;
  const isAnother = names.family < LEAST_FAMILY || names.given < LEAST_GIVEN || date.worth === 0;
  const score = Math.max(0, Math.round(isAnother ? Math.min(raw, MOST_OF_OTHERS) : raw));
  return { score, reasons: [...names.reasons, date.reason, ...rest.reasons] };
}

interface Names {
  family: number;
  given: number;
  reasons: string[];
}

function compareNames(a: TwinTraits, b: TwinTraits): Names {
  const straight = { ...compareFamily(a, b), ...compareGiven(a, b) };
  const inverted = Math.min(
    givenLikeness(a.birthFamilyName, b.birthGivenNames),
    givenLikeness(a.birthGivenNames, b.birthFamilyName),
  );
  if (inverted >= 0.85 && inverted > Math.min(straight.family, straight.given)) {
    const worth = inverted * 0.97;
    return { family: worth, given: worth, reasons: ["nom et prénom inversés"] };
  }
  return {
    family: straight.family,
    given: straight.given,
    reasons: [straight.familyReason, straight.givenReason],
  };
}

function compareFamily(a: TwinTraits, b: TwinTraits): { family: number; familyReason: string } {
  const pairs: [string | null, string | null, string][] = [
    [a.birthFamilyName, b.birthFamilyName, "même nom de naissance"],
    [a.usedFamilyName, b.birthFamilyName, "le nom utilisé de l'une est le nom de naissance de l'autre"],
    [a.birthFamilyName, b.usedFamilyName, "le nom utilisé de l'une est le nom de naissance de l'autre"],
    [a.usedFamilyName, b.usedFamilyName, "même nom utilisé"],
  ];
  let best = { family: 0, familyReason: "" };
  for (const [mine, other, reason] of pairs) {
    const family = mine && other ? familyLikeness(mine, other) : 0;
    if (family > best.family) best = { family, familyReason: reason };
  }
  if (best.family >= 1) return best;
  return {
    ...best,
    familyReason: best.family >= LEAST_FAMILY ? "noms de famille proches" : "noms différents",
  };
}

function compareGiven(a: TwinTraits, b: TwinTraits): { given: number; givenReason: string } {
  const given = Math.max(
    ...[a.birthGivenNames, a.usedGivenName].flatMap((mine) =>
      [b.birthGivenNames, b.usedGivenName].map((other) => (mine && other ? givenLikeness(mine, other) : 0)),
    ),
  );
  const reason = given >= 1 ? "même prénom" : given >= LEAST_GIVEN ? "prénoms proches" : "prénoms différents";
  return { given, givenReason: reason };
}

function compareRest(a: TwinTraits, b: TwinTraits): { penalty: number; reasons: string[] } {
  const reasons: string[] = [];
  let penalty = 0;
  if (a.sex !== b.sex && a.sex !== "U" && b.sex !== "U") {
    penalty += 12;
    reasons.push("sexe différent");
  }
  if (a.birthPlaceCode && b.birthPlaceCode) {
    const same = a.birthPlaceCode === b.birthPlaceCode;
    if (!same) penalty += 5;
    reasons.push(same ? "même lieu de naissance" : "lieux de naissance différents");
  }
  return { penalty, reasons };
}
