import type { ProjectFields } from "../../declaration/declaration-contract.ts";

/** What this device keeps until the server has it: what was typed, and over what. */
export type KeptFields = {
  [Field in keyof ProjectFields]?: { value: ProjectFields[Field]; was: ProjectFields[Field] };
};

export interface Split {
  /** May leave: nobody changed these since they were read. */
  send: Partial<ProjectFields>;
  /** Somebody else saved something else meanwhile: the person chooses. */
  clashes: (keyof ProjectFields)[];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Which of the kept fields may be saved over what stands. Pure. */
export function splitFields(kept: KeptFields, stands: ProjectFields): Split {
  const split: Split = { send: {}, clashes: [] };
  for (const field of Object.keys(kept) as (keyof ProjectFields)[]) {
    const one = kept[field];
    if (!one || same(one.value, stands[field])) continue;
    if (same(one.was, stands[field])) Object.assign(split.send, { [field]: one.value });
    else split.clashes.push(field);
  }
  return split;
}

/** What is left to keep once these were saved: what was typed since, over what was sent, and what waits for a choice. Pure. */
export function leftAfter(
  kept: KeptFields,
  sent: Partial<ProjectFields>,
  clashes: readonly string[],
): KeptFields {
  const left = Object.entries(kept).flatMap(([field, one]) => {
    if (clashes.includes(field)) return [[field, one]];
    if (!(field in sent)) return [];
    const was = sent[field as keyof ProjectFields];
    return same(one.value, was) ? [] : [[field, { ...one, was }]];
  });
  return Object.fromEntries(left);
}

const WORDS: Record<keyof ProjectFields, string> = {
  title: "Intitulé du projet",
  carriers: "Porteurs du projet",
  address: "Adresse postale",
  email: "Mail",
  phone: "Téléphone",
  writtenOn: "Date de rédaction",
  legalState: "Structure juridique",
  legalName: "Nom de la structure",
  legalForm: "Forme juridique",
  legalSeat: "Siège social",
  legalCreated: "Date de création",
  buildingFrom: "Construction du projet : de",
  buildingTo: "Construction du projet : à",
  letterDue: "Dépôt de la lettre d’intention",
  healthProjectDue: "Dépôt du projet de santé",
  contractDue: "Contrat avec l’ARS et la CPAM",
};
const LEGAL = { no: "Non", yes: "Oui", pending: "En cours" };

export const fieldLabel = (field: keyof ProjectFields): string => WORDS[field];

/** A field as people read it: « Dr Alix Fictif, médecin », « 07/2026 », « vide ». Pure. */
export function fieldWords(value: ProjectFields[keyof ProjectFields] | undefined): string {
  if (Array.isArray(value))
    return (
      value.map(({ name, profession }) => [name, profession].filter(Boolean).join(", ")).join(" ; ") || "vide"
    );
  if (!value) return "vide";
  if (value in LEGAL) return LEGAL[value as keyof typeof LEGAL];
  return /^\d{4}-\d{2}(-\d{2})?$/.test(value) ? value.split("-").reverse().join("/") : value;
}
