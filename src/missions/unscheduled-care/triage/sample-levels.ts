import type { Level } from "./call-sheet.ts";

/** Test data: the shape and order of the reference set "priority-level". Not imported outside tests. */
export const sampleLevels: readonly Level[] = [
  { code: "ROUGE", label: "Appeler le 15", rank: 1, withinHours: null, emergencyCall: true },
  { code: "ORANGE", label: "À voir dans les 24 heures", rank: 2, withinHours: 24, emergencyCall: false },
  { code: "JAUNE", label: "À voir entre 24 et 48 heures", rank: 3, withinHours: 48, emergencyCall: false },
  { code: "VERT", label: "Peut attendre", rank: 4, withinHours: null, emergencyCall: false },
];
