import type { Meaning } from "../../../../design/index.ts";
import type { MoveInput } from "../../circuit/circuit-contract.ts";
import type { Remark, Review, Reviewer } from "../../circuit/review-contract.ts";

export const BODIES: Record<Reviewer["body"], string> = {
  ARS: "ARS",
  CPAM: "CPAM",
  MSA: "MSA",
  URPS: "URPS",
  ELU: "Élu du territoire",
  AUTRE: "Autre organisme",
};
export const LEVELS: Record<Reviewer["level"], string> = {
  "N-1": "Appui technique local (niveau N-1)",
  N: "Instance qui décide (niveau N)",
};
/** In a sentence, and for a reader who does not know the levels. */
export const levelWords = (level: Reviewer["level"]): string =>
  level === "N" ? "instance qui décide" : "appui technique local";

export const ENDS: Record<NonNullable<MoveInput["end"]>["by"], string> = {
  cpts: "Dénoncé par la CPTS",
  insurance: "Résilié par l’Assurance Maladie",
  ars: "Résilié par l’ARS",
  agreement: "Arrêté d’un commun accord",
  term: "Arrivé à son terme, sans être renouvelé",
};

type Opinion = NonNullable<Review["decision"]>;
export const OPINIONS: Record<Opinion, { label: string; meaning: Meaning }> = {
  favourable: { label: "Favorable", meaning: "done" },
  reserved: { label: "Favorable avec réserves", meaning: "held" },
  unfavourable: { label: "Défavorable", meaning: "warn" },
};
export const REMARKS: Record<Remark["state"], { label: string; meaning: Meaning }> = {
  open: { label: "Sans réponse", meaning: "open" },
  taken: { label: "Prise en compte", meaning: "done" },
  explained: { label: "Expliquée", meaning: "neutral" },
  declined: { label: "Non retenue", meaning: "warn" },
};

export const optionsOf = <K extends string>(words: Record<K, string>): { value: K; label: string }[] =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));
