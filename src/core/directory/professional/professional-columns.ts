import { foldText } from "../../../platform/text/index.ts";
import type { ProfessionalChange } from "./professional-contract.ts";
import type { ProfessionalColumns } from "./professional-store.ts";

/** Field of the contract → column. Also the names kept in `local_fields`, which an import reads. */
export const COLUMN_OF = {
  civility: "civility",
  familyName: "family_name",
  givenName: "given_name",
  professionCode: "profession_code",
  categoryCode: "category_code",
  specialityCode: "speciality_code",
  email: "email",
  directLine: "direct_line",
  acceptsNewPatients: "accepts_new_patients",
  homeVisits: "home_visits",
  teleconsultation: "teleconsultation",
  snpVolunteer: "snp_volunteer",
  languages: "languages",
  note: "note",
} as const satisfies Record<keyof Omit<ProfessionalChange, "version">, keyof ProfessionalColumns>;

export type ProfessionalField = keyof typeof COLUMN_OF;
export const IDENTITY_FIELDS: readonly ProfessionalField[] = [
  "civility",
  "familyName",
  "givenName",
  "professionCode",
  "categoryCode",
  "specialityCode",
];

const FIELDS = Object.keys(COLUMN_OF) as ProfessionalField[];
export const FIELD_OF_COLUMN: Readonly<Record<string, ProfessionalField>> = Object.fromEntries(
  FIELDS.map((field) => [COLUMN_OF[field], field]),
);

const written = (value: unknown): string => JSON.stringify(value ?? null);

/** The fields that were sent and differ from the row, as columns. */
export function changedColumns(
  sent: Partial<ProfessionalChange>,
  row: Record<string, unknown>,
): { fields: ProfessionalField[]; columns: ProfessionalColumns } {
  const fields = FIELDS.filter(
    (field) => sent[field] !== undefined && written(sent[field]) !== written(row[COLUMN_OF[field]]),
  );
  return { fields, columns: Object.fromEntries(fields.map((field) => [COLUMN_OF[field], sent[field]])) };
}

/** What the search compares with: given name, then family name. */
export const searchTextOf = (givenName: string, familyName: string): string =>
  foldText(`${givenName} ${familyName}`);
