/* For tests: lines in the form of the national file, of a person who does not exist. */
import type { ParsedLine, ParseOptions } from "./parse-rpps-file.ts";
import { parseRppsFile } from "./parse-rpps-file.ts";

/** The 56 headings of the file of 2026, in order. */
export const headings = (
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
  "Libellé genre activité"
).split("|");

export const headingLine = `${headings.join("|")}|`;

const ordinary: Record<string, string> = {
  "Type d'identifiant PP": "8",
  "Identifiant PP": "99000079196",
  "Identification nationale PP": "899000079196",
  "Code civilité d'exercice": "DR",
  "Nom d'exercice": "PERLEGRAND",
  "Prénom d'exercice": "LUBIN",
  "Code profession": "10",
  "Libellé profession": "Médecin",
  "Code catégorie professionnelle": "C",
  "Code type savoir-faire": "S",
  "Code savoir-faire": "SM53",
  "Code mode exercice": "L",
  "Numéro SIRET site": "00000000000010",
  "Identifiant technique de la structure": "R1099000000000",
  "Raison sociale site": "CABINET PERLEGRAND",
  "Numéro Voie (coord. structure)": "23",
  "Libellé type de voie (coord. structure)": "Chemin",
  "Libellé Voie (coord. structure)": "DE LA GRANDE ÉCLUSE",
  "Code postal (coord. structure)": "31320",
  "Code commune (coord. structure)": "31035",
  "Libellé commune (coord. structure)": "Auzeville-Tolosane",
  "Téléphone (coord. structure)": "05 36 49 41 54",
  "Adresse e-mail (coord. structure)": "Lubin@Exemple.invalid",
  "Code secteur d'activité": "SA07",
};

/** The fields of an ordinary line, some of them changed, by heading. */
export function fieldsWith(changes: Record<string, string> = {}): string[] {
  return headings.map((heading) => changes[heading] ?? ordinary[heading] ?? "");
}

export function lineWith(changes: Record<string, string> = {}): string {
  return `${fieldsWith(changes).join("|")}|`;
}

export function fileOf(...lines: string[]): string {
  return [headingLine, ...lines, ""].join("\n");
}

/** Cuts bytes in pieces of a size, as a network or a disk may. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

export async function parseAll(
  file: string | Uint8Array,
  options: Partial<ParseOptions> & { pieceBytes?: number } = {},
): Promise<ParsedLine[]> {
  const {
    pieceBytes = 64 * 1024,
    isInTerritory = (commune, postcode) => commune === "31035" || postcode === "31520",
    limits,
  } = options;
  const parsed: ParsedLine[] = [];
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  for await (const line of parseRppsFile(inPieces(bytes, pieceBytes), {
    isInTerritory,
    ...(limits && { limits }),
  }))
    parsed.push(line);
  return parsed;
}
