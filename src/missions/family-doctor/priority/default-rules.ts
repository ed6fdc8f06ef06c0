import type { PriorityRules } from "./priority-contract.ts";

/**
 * What Maillage proposes until the CPTS decides. The criteria are those of S4 (mission socle 1) and S2 (ALD, over 70, C2S or AME)
 * and of the mission's own text; no national text gives points, so these are a starting point and say so.
 */
export const defaultRules: PriorityRules = {
  ald: { points: 40 },
  age: { points: 30, fromYears: 70 },
  rights: { points: 20 },
  disability: { points: 20 },
  pregnancy: { points: 30 },
  homebound: { points: 25 },
  isolated: { points: 10 },
  treatmentEnds: { points: 40, withinDays: 30, afterDays: 180 },
  leftHospital: { points: 30, withinDays: 30 },
  waiting: { pointsPerMonth: 2, mostPoints: 40 },
  bands: { high: 70, medium: 30 },
  source:
    "Critères : questionnaire et missions des CPTS (ALD, plus de 70 ans, C2S ou AME). Points proposés par Maillage, à décider par la CPTS : aucun texte national n'en donne.",
};
