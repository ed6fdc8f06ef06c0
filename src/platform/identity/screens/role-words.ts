const words: Record<string, string> = {
  coordinator: "Coordination",
  professional: "Professionnel de santé",
  operator: "Poste d’appel",
  assistant: "Assistant d’un professionnel",
  partner: "Partenaire (DAC, MAIA, PASS…)",
  administrator: "Administration",
  authority: "Autorité (ARS, CPAM)",
};

const hints: Record<string, string> = {
  coordinator: "Suit l’activité, invite, règle la CPTS",
  professional: "Soigne, oriente des patients, ouvre ses créneaux",
  operator: "Répond aux appels, oriente et réserve",
  assistant: "Tient l’agenda d’un professionnel, en son nom",
  partner: "Adresse des patients depuis son organisme",
  administrator: "Règle la plateforme et ses accès",
  authority: "Voit des chiffres, jamais de nom ; les nombres sous 11 sont masqués",
};

export const roleWord = (role: string): string => words[role] ?? role;
export const roleHint = (role: string): string => hints[role] ?? "";
export const ROLE_ORDER = [
  "professional",
  "operator",
  "coordinator",
  "assistant",
  "partner",
  "authority",
  "administrator",
] as const;
