import { foldText } from "../../../src/platform/text/index.ts";
import type { InventedPerson } from "./invented-names.ts";
import type { Site } from "./invented-sites.ts";
import type { Kind } from "./profession-mix.ts";

/** The 56 headings of the national file in their order, with its closing separator. */
export const headingLine =
  "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|" +
  "Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|" +
  "Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|" +
  "Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|" +
  "Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|" +
  "Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|" +
  "Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|" +
  "Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|" +
  "Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|" +
  "Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|" +
  "Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|" +
  "Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|" +
  "Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|" +
  "Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|" +
  "Libellé genre activité|";

const withTitle = new Set(["10", "40", "21"]);

export type LinePerson = InventedPerson & {
  rpps: string;
  kind: Kind;
  speciality: Kind["specialities"][number] | undefined;
};

export type LineActivity = {
  site: Site;
  employed: boolean;
  phone: string;
  phone2: string;
  email: string;
  hasCommuneCode: boolean;
};

/* Columns 1 to 19: who. */
function personColumns(person: LinePerson, employed: boolean): string {
  const { rpps, sex, family, given, kind, speciality } = person;
  const [professionCode, professionLabel] = kind.profession;
  const title = withTitle.has(professionCode) ? "DR|Docteur" : "|";
  const civility = sex === "F" ? "MME|Madame" : "M|Monsieur";
  const savoirFaire = speciality ? `S|Spécialité ordinale|${speciality[0]}|${speciality[1]}` : "|||";
  const mode = employed ? "S|Salarié" : "L|Libéral";
  return `8|${rpps}|8${rpps}|${title}|${civility}|${family}|${given}|${professionCode}|${professionLabel}|C|Civil|${savoirFaire}|${mode}`;
}

/* Columns 20 to 56: where and how. */
function siteColumns(
  { site, phone, phone2, email, hasCommuneCode }: LineActivity,
  isPharmacist: boolean,
): string {
  const { commune, street, sector } = site;
  const office = `${commune.postcode} ${foldText(commune.name).toUpperCase()}`;
  const place = hasCommuneCode ? `${commune.code}|${commune.name}` : "|";
  const section = isPharmacist && sector[0] === "SA33" ? "A|Pharmaciens titulaires d'officine" : "|";
  return (
    `${site.siret}|${site.siret.slice(0, 9)}|${site.finess}||${site.structureId}|${site.name}|${site.brand}|${site.name}||` +
    `${street.number}|${street.index}|${street.typeCode}|${street.type}|${street.name}||${office}|${commune.postcode}|${place}|||` +
    `${phone}|${phone2}||${email}|||||${sector[0]}|${sector[1]}|${section}|||GENR01|Activité standard de soin ou de pharmacien`
  );
}

/** One activity as one line of the file, without its line end. */
export function formatLine(person: LinePerson, activity: LineActivity): string {
  const isPharmacist = person.kind.profession[0] === "21";
  return `${personColumns(person, activity.employed)}|${siteColumns(activity, isPharmacist)}|`;
}
