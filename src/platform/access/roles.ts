/** What a person is in one CPTS. One person may be several things, in several CPTS. */
export const ROLES = [
  "coordinator",
  "professional",
  "operator",
  "assistant",
  "partner",
  "administrator",
  "authority",
] as const;
export type Role = (typeof ROLES)[number];

/** As screens say them. */
export const ROLE_WORDS: Record<Role, string> = {
  coordinator: "Coordination",
  professional: "Professionnel de santé",
  operator: "Régulation (poste d'appel)",
  assistant: "Assistant d'un professionnel",
  partner: "Partenaire (DAC, PASS…)",
  administrator: "Administration de la plateforme",
  authority: "Autorité invitée (ARS, CPAM) : chiffres seuls",
};
