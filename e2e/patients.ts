import { randomInt } from "node:crypto";

export interface FictionalPatient {
  familyName: string;
  givenNames: string;
  /** As typed: « 12031948 ». */
  birth: string;
  birthOn: string;
  phone: string;
  communeCode: string;
  communeName: string;
  /** The words of the reason: unlike any other text, so that a leak is found. */
  reason: string;
}

const SYLLABLES = ["va", "lo", "mi", "re", "tou", "ban", "si", "cor", "lé", "du", "fa", "nor"];

/** A name that no other run has, whatever server the journeys are pointed at. */
function inventName(): string {
  const name = Array.from({ length: 4 }, () => SYLLABLES[randomInt(SYLLABLES.length)]).join("");
  return `Zz${name}`;
}

/** Somebody who does not exist, in a commune of the demo's territory; the phone is of the numbers kept for fiction. */
export function inventPatient(): FictionalPatient {
  const [day, month, year] = [randomInt(10, 28), randomInt(10, 13), randomInt(1930, 1950)];
  return {
    familyName: inventName(),
    givenNames: inventName(),
    birth: `${day}${month}${year}`,
    birthOn: `${year}-${month}-${day}`,
    phone: "0639981234",
    communeCode: "31446",
    communeName: "Ramonville-Saint-Agne",
    reason: `Genou gonflé ${inventName()}`,
  };
}
