import type { Rule } from "../../../platform/access/index.ts";

export const subsidyRules = {
  "subsidy.read": {
    sentence: "Lire les demandes de subvention (CERFA 12156)",
    openTo: ["coordinator", "administrator"],
  },
  "subsidy.write": {
    sentence: "Remplir une demande de subvention, et la figer",
    openTo: ["coordinator", "administrator"],
  },
} as const satisfies Record<string, Rule>;
