import { type DraftPart, formatPhone, formatPlainDate } from "../../../design/index.ts";
import type { Patient } from "../contract.ts";

const TEXTS = [
  "birthFamilyName",
  "usedFamilyName",
  "birthGivenNames",
  "usedGivenName",
  "phone",
  "email",
  "addressLine",
  "postalCode",
  "birthOn",
] as const;

/** What the form of a record shows: an empty text where nothing is known. */
export type RecordDraft = Record<(typeof TEXTS)[number], string> & Pick<Patient, "sex" | "communeCode">;

export const recordDraftOf = (patient: Patient): RecordDraft => ({
  ...(Object.fromEntries(TEXTS.map((field) => [field, patient[field] ?? ""])) as Record<
    (typeof TEXTS)[number],
    string
  >),
  sex: patient.sex,
  communeCode: patient.communeCode,
});

const MAY_NOT_BE_NULL: readonly string[] = ["birthFamilyName", "birthGivenNames", "addressLine"];

/** Only what changed, as the correction takes it; null when nothing did. A new commune drops the point of the former one. */
export function correctedFields(read: Patient, draft: RecordDraft): Record<string, string | null> | null {
  const before = recordDraftOf(read);
  const fields: Record<string, string | null> = {};
  for (const field of TEXTS) {
    const text = draft[field].trim();
    if (text !== before[field]) fields[field] = text === "" && !MAY_NOT_BE_NULL.includes(field) ? null : text;
  }
  if (draft.sex !== before.sex) fields["sex"] = draft.sex;
  if (draft.communeCode !== before.communeCode)
    Object.assign(fields, { communeCode: draft.communeCode, latitude: null, longitude: null });
  return Object.keys(fields).length > 0 ? fields : null;
}

const SEX = { F: "féminin", M: "masculin", U: "inconnu" };
const WORDS: Record<(typeof TEXTS)[number], string> = {
  birthFamilyName: "Nom de naissance",
  birthGivenNames: "Prénoms de naissance",
  usedFamilyName: "Nom utilisé",
  usedGivenName: "Prénom utilisé",
  phone: "Téléphone",
  email: "Mail",
  addressLine: "Adresse",
  postalCode: "Code postal",
  birthOn: "Date de naissance",
};

/** All that the form may change, as two who correct at once compare it. `communeName`: by its code. */
export const recordParts = (communeName: (code: string) => string): readonly DraftPart<RecordDraft>[] => [
  ...TEXTS.map((field) => ({
    label: WORDS[field],
    keys: [field],
    say: (draft: RecordDraft) =>
      field === "phone" && draft.phone
        ? formatPhone(draft.phone)
        : field === "birthOn" && draft.birthOn
          ? formatPlainDate(draft.birthOn)
          : draft[field],
  })),
  {
    label: "Commune",
    keys: ["communeCode"],
    say: ({ communeCode }) => (communeCode ? communeName(communeCode) : ""),
  },
  { label: "Sexe", keys: ["sex"], say: ({ sex }) => SEX[sex] },
];
