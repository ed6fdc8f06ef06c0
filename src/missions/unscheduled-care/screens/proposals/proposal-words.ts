import { formatTime, formatWhen, ofName } from "../../../../design/index.ts";
import type { SlotProposal } from "../../contract.ts";

/** « 14 h 20 » today, « demain 9 h », « lundi 23, 9 h 20 » after: the card beside says the month. */
export function shortWhen(at: string, zone: string, now: number): string {
  const words = formatWhen(at, zone, now);
  if (words.startsWith("aujourd")) return formatTime(at, zone);
  if (words.startsWith("demain")) return `demain ${formatTime(at, zone)}`;
  return words.replace(
    / (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)( \d{4})?/,
    "",
  );
}

/** « 14 h 20 chez Dr Vidal »; a visit at home is said so. */
export function bookingWords(
  one: Pick<SlotProposal, "startsAt" | "modality" | "professionalName">,
  zone: string,
  now: number,
): string {
  const when = shortWhen(one.startsAt, zone, now);
  if (one.modality === "HH") return `${when}, visite ${ofName(one.professionalName)}`;
  if (one.modality === "VR") return `${when}, téléconsultation avec ${one.professionalName}`;
  return `${when} chez ${one.professionalName}`;
}

export const placesWords = (places: number): string =>
  places > 1 ? `reste ${places} places` : "dernière place";
