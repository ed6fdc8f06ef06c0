import type { Rule } from "../../../platform/access/index.ts";

export const tellRules = {
  "to-tell.list": {
    sentence: "Voir les patients qu'un médecin accepte et qu'il reste à prévenir, avec leur téléphone",
    openTo: ["coordinator", "professional", "assistant"],
    condition:
      "toute la CPTS pour la coordination ; ses propres patients, ou ceux du médecin que l'on assiste",
  },
} as const satisfies Record<string, Rule>;
