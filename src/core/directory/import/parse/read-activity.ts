import { foldText, stripControlCharacters } from "../../../../platform/text/index.ts";
import { departmentOfCommune, departmentOfPostcode } from "../../../reference/index.ts";
import { normalizePhone } from "./normalize-phone.ts";
import type { ReadActivity, RppsActivity } from "./rpps-activity.ts";
import type { RppsColumns, RppsField } from "./rpps-columns.ts";
import { rppsHeadings } from "./rpps-columns.ts";
import { hasValidLuhnKey, readNationalId } from "./rpps-number.ts";

const maximumFieldLength = 255;

/* A field that has a form, what it is called, and its form: another form is dropped with a warning, never the line. */
const forms: [RppsField, string, RegExp][] = [
  ["siret", "numéro SIRET", /^\d{14}$/],
  ["siren", "numéro SIREN", /^\d{9}$/],
  ["finess", "numéro FINESS", /^[0-9AB]{9}$/],
  ["legalFiness", "numéro FINESS de l'établissement juridique", /^[0-9AB]{9}$/],
  ["postalCode", "code postal", /^\d{5}$/],
  ["communeCode", "code commune", /^(\d{2}|2[AB])\d{3}$/],
  ["email", "adresse e-mail", /^[^\s@<>()",;:]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/],
];

const phoneFields: [RppsField, string][] = [
  ["phone", "téléphone"],
  ["phone2", "second téléphone"],
  ["fax", "télécopie"],
];

type Values = Record<RppsField, string | null>;

/* Fields that the file at hand has not are null, as if they were empty. */
const noValues = Object.fromEntries(Object.keys(rppsHeadings).map((field) => [field, null])) as Values;

function pickFields(fields: readonly string[], columns: RppsColumns): Values | string {
  const values: Values = { ...noValues };
  for (const [field, position] of columns.positions) {
    const text = stripControlCharacters(fields[position] ?? "");
    if (text.length > maximumFieldLength)
      return `Un champ dépasse ${maximumFieldLength} caractères (colonne ${position + 1}).`;
    values[field] = text === "" ? null : text;
  }
  return values;
}

function checkForms(values: Values, warnings: string[]): void {
  if (values.email) values.email = values.email.toLowerCase();
  for (const [field, name, form] of forms) {
    const value = values[field];
    if (!value || form.test(value)) continue;
    warnings.push(`Le champ « ${name} » est illisible et laissé vide : ${value.slice(0, 60)}`);
    values[field] = null;
  }
}

function checkPhones(values: Values, department: string | undefined, warnings: string[]): void {
  for (const [field, name] of phoneFields) {
    const value = values[field];
    if (!value) continue;
    values[field] = normalizePhone(value, department) ?? null;
    if (values[field] === null)
      warnings.push(`Le champ « ${name} » est illisible et laissé vide : ${value.slice(0, 60)}`);
  }
}

function placeKey(values: Values): string {
  const { structureTechnicalId, siret, finess, communeCode, postalCode, streetNumber, streetName } = values;
  const structure = structureTechnicalId ?? siret ?? finess;
  if (structure) return structure;
  const address = [communeCode ?? postalCode, streetNumber, streetName]
    .map((part) => foldText(part ?? ""))
    .join(" ");
  return address.trim();
}

function activityKey(nationalId: string, values: Values): string {
  const {
    professionCode,
    modeCode,
    savoirFaireType,
    specialityCode,
    sectorCode,
    roleCode,
    activityTypeCode,
  } = values;
  const codes = [modeCode, savoirFaireType, specialityCode, sectorCode, roleCode, activityTypeCode];
  return [nationalId, professionCode, placeKey(values), ...codes].map((part) => part ?? "").join("/");
}

function streetOf({
  streetNumber,
  repetitionIndex,
  streetType,
  streetTypeCode,
  streetName,
}: Values): string | null {
  const words = [streetNumber, repetitionIndex, streetType ?? streetTypeCode, streetName].filter(Boolean);
  return words.length === 0 ? null : words.join(" ");
}

/**
 * Makes an activity of the fields of one line, or says in French why the line is refused: columns missing or too many,
 * nobody named, no profession. Anything else that is wrong empties its field and leaves a warning.
 */
export function readActivity(fields: readonly string[], columns: RppsColumns): ReadActivity {
  const hasClosing = fields.length === columns.count + 1 && fields.at(-1)?.trim() === "";
  if (fields.length !== columns.count && !hasClosing) {
    const how = fields.length < columns.count ? "Ligne coupée" : "Ligne avec trop de colonnes";
    return { reason: `${how} : ${fields.length} colonnes au lieu de ${columns.count}.` };
  }
  const values = pickFields(fields, columns);
  if (typeof values === "string") return { reason: values };
  const id = readNationalId(values.idType ?? "", values.identifier ?? "", values.nationalId ?? "");
  if ("reason" in id) return id;
  const { family, given, professionCode } = values;
  if (!family) return { reason: "Le nom d'exercice manque." };
  if (!professionCode || !/^[0-9A-Z]{1,4}$/.test(professionCode))
    return { reason: "Le code profession manque ou est illisible." };

  const warnings: string[] = [];
  if (id.idType === "8" && !hasValidLuhnKey(id.identifier))
    warnings.push("La clé du numéro RPPS ne correspond pas à ses autres chiffres.");
  checkForms(values, warnings);
  const department =
    departmentOfCommune(values.communeCode ?? "") ?? departmentOfPostcode(values.postalCode ?? "");
  checkPhones(values, department, warnings);
  const { practiceCivilityCode, civilityCode, ...others } = values;
  const row: RppsActivity = {
    ...others,
    ...id,
    activityKey: activityKey(id.nationalId, values),
    rpps: id.idType === "8" ? id.identifier : null,
    civility: practiceCivilityCode ?? civilityCode ?? null,
    family,
    given: given ?? "",
    professionCode,
    street: streetOf(values),
    departmentCode: department ?? null,
  };
  return { row, warnings };
}
