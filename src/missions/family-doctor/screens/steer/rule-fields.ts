import type { RulesBook } from "../../contract.ts";

export type RulesContent = RulesBook["published"]["content"];
/** One number of the rules: where it stands, what it is. */
export type RuleField = {
  path: readonly [keyof RulesContent, string];
  label: string;
  unit: string;
  max: number;
};

const points = (code: keyof RulesContent, label: string): RuleField => ({
  path: [code, "points"],
  label,
  unit: "points",
  max: 10_000,
});

/** In the order of the form; every criterion of the contract is here, and no other. */
export const RULE_FIELDS: readonly RuleField[] = [
  points("ald", "Affection de longue durée"),
  points("age", "Âge"),
  { path: ["age", "fromYears"], label: "Âge compté à partir de", unit: "ans", max: 120 },
  points("rights", "C2S ou AME"),
  points("disability", "Handicap"),
  points("pregnancy", "Grossesse"),
  points("homebound", "Ne se déplace plus"),
  points("isolated", "Personne isolée"),
  points("treatmentEnds", "Traitement qui se termine"),
  { path: ["treatmentEnds", "withinDays"], label: "Traitement : compté à moins de", unit: "jours", max: 365 },
  {
    path: ["treatmentEnds", "afterDays"],
    label: "Traitement terminé : compté encore pendant",
    unit: "jours",
    max: 730,
  },
  points("leftHospital", "Sortie d’hôpital"),
  {
    path: ["leftHospital", "withinDays"],
    label: "Sortie d’hôpital : comptée pendant",
    unit: "jours",
    max: 365,
  },
  { path: ["waiting", "pointsPerMonth"], label: "Par mois d’attente", unit: "points", max: 10_000 },
  { path: ["waiting", "mostPoints"], label: "Attente : au plus", unit: "points", max: 10_000 },
  { path: ["bands", "high"], label: "Priorité haute à partir de", unit: "points", max: 10_000 },
  { path: ["bands", "medium"], label: "Priorité moyenne à partir de", unit: "points", max: 10_000 },
];

export const readRule = (rules: RulesContent, [group, key]: RuleField["path"]): number =>
  (rules[group] as unknown as Record<string, number>)[key] ?? 0;

export const writeRule = (
  rules: RulesContent,
  [group, key]: RuleField["path"],
  value: number,
): RulesContent => ({
  ...rules,
  [group]: { ...(rules[group] as object), [key]: value },
});
