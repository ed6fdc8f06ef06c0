import type { Rule } from "../../../platform/access/index.ts";

export const runRules = {
  "run.steer": {
    sentence: "Calculer l'attribution de tout le registre, essayer des hypothèses et adopter un résultat",
    openTo: ["coordinator"],
  } satisfies Rule,
} as const;
