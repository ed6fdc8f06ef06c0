import type { Question } from "../../model/index.ts";

/** As the builder says them, the most used first. */
export const KINDS: readonly { kind: Question["kind"]; label: string }[] = [
  { kind: "yes-no", label: "Oui / Non / NC (non concerné)" },
  { kind: "choice", label: "Un seul choix" },
  { kind: "choices", label: "Plusieurs choix" },
  { kind: "text", label: "Texte" },
  { kind: "number", label: "Nombre" },
  { kind: "date", label: "Date" },
  { kind: "matrix", label: "Tableau" },
  { kind: "note", label: "Mots à lire" },
];

export const kindLabel = (kind: Question["kind"]): string =>
  KINDS.find((one) => one.kind === kind)?.label ?? kind;

/** As a project writes them (reference set mission-part). */
export const MISSIONS = [
  { value: "ACCES_MT", label: "Accès à un médecin traitant" },
  { value: "ACCES_SNP", label: "Soins non programmés" },
  { value: "PARCOURS", label: "Parcours pluriprofessionnels" },
  { value: "PREVENTION", label: "Prévention" },
  { value: "CRISE", label: "Crises sanitaires" },
  { value: "QUALITE", label: "Qualité et pertinence" },
  { value: "ACCOMPAGNEMENT", label: "Accompagnement des professionnels" },
];
