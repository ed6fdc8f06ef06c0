import type { Offer } from "../../offer/offer-contract.ts";
import type { Refusal } from "../../proposal/proposal-contract.ts";

/** Said to a doctor who refuses, in the first person. */
export const REFUSALS: readonly { value: Refusal; label: string }[] = [
  { value: "full", label: "Je ne peux plus prendre de patient" },
  { value: "too-far", label: "C’est trop loin" },
  { value: "no-home-visit", label: "Je ne peux pas me déplacer à domicile" },
  { value: "other-profile", label: "Ce suivi demande un autre médecin" },
  { value: "knows-patient", label: "Je connais ce patient et préfère ne pas le suivre" },
  { value: "away", label: "Je suis absent ou en congé" },
  { value: "other", label: "Une autre raison" },
];

export const PROFILE_WORDS: Record<string, string> = {
  ald: "Affections de longue durée",
  "over-70": "Plus de 70 ans",
  child: "Enfants",
  pregnancy: "Grossesses",
  disability: "Handicap",
  homebound: "Personnes qui ne se déplacent plus",
  addiction: "Addictions",
};

/** Those that people ask for most here; codes of ISO 639-1. */
export const LANGUAGE_CODES = [
  "fr",
  "ar",
  "en",
  "es",
  "pt",
  "it",
  "de",
  "ru",
  "uk",
  "tr",
  "ro",
  "zh",
  "vi",
  "fa",
];

export function stateWords({ state, left }: Offer): string {
  if (state === "paused") return "En pause";
  if (state === "ended") return "Terminée";
  return left > 0 ? "Ouverte" : "Complète";
}
