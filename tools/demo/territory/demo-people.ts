import type { Role } from "../../../src/platform/access/index.ts";

/** A fictional person that a visitor may be. `profession` ties the person to a professional of the imported directory. */
export interface DemoRole {
  key: string;
  givenName: string;
  familyName: string;
  role: Role;
  profession?: string;
  /** Takes the identity of the n-th doctor with an agenda, so that « Ma journée » has something to show. */
  doctor?: number;
  assists?: number;
  organization?: string;
  isAdministrator?: boolean;
}

export const CANAL_PEOPLE: readonly DemoRole[] = [
  { key: "nurse", givenName: "Salomé", familyName: "Grandpré", role: "professional", profession: "60" },
  { key: "operator", givenName: "Joris", familyName: "Clairbois", role: "operator" },
  { key: "doctor", givenName: "", familyName: "", role: "professional", doctor: 0 },
  { key: "coordinator", givenName: "Noémie", familyName: "Hautval", role: "coordinator" },
  { key: "pharmacist", givenName: "Karim", familyName: "Lunevert", role: "professional", profession: "21" },
  { key: "assistant", givenName: "Lila", familyName: "Mousserive", role: "assistant", assists: 0 },
  {
    key: "partner",
    givenName: "Octave",
    familyName: "Sourcemont",
    role: "partner",
    organization: "DAC du Sud-Est toulousain (fictif)",
  },
  {
    key: "authority",
    givenName: "Ambre",
    familyName: "Rivelande",
    role: "authority",
    organization: "Assurance maladie de la démonstration (fictive)",
  },
  {
    key: "administrator",
    givenName: "Diane",
    familyName: "Balisecombe",
    role: "administrator",
    isAdministrator: true,
  },
];

export const COTEAUX_PEOPLE: readonly DemoRole[] = [
  { key: "coordinator", givenName: "Basile", familyName: "Perlevif", role: "coordinator" },
  { key: "doctor", givenName: "", familyName: "", role: "professional", doctor: 0 },
];
