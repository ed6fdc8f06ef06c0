import type { RppsColumns } from "./rpps-columns.ts";
import { readColumns } from "./rpps-columns.ts";
import { RppsFileProblem } from "./rpps-file-problem.ts";

const otherFormats: [number[], string][] = [
  [
    [0x1f, 0x8b],
    "Ce fichier est compressé (gzip). Décompressez-le, puis choisissez le fichier .txt qu'il contient.",
  ],
  [
    [0x50, 0x4b],
    "Ce fichier est une archive ZIP ou un classeur. Ouvrez l'archive, puis choisissez le fichier PS_LibreAcces_Personne_activite_….txt.",
  ],
  [
    [0x25, 0x50, 0x44, 0x46],
    "Ce fichier est un PDF. Choisissez le fichier PS_LibreAcces_Personne_activite_….txt.",
  ],
];

const utf16 =
  "Ce fichier est en UTF-16 ou n'est pas un texte. L'extraction nationale est en UTF-8 : reprenez le fichier d'origine.";

/** Throws RppsFileProblem when the first bytes are those of another kind of file. */
export function refuseOtherFormats(start: Uint8Array): void {
  if (start.length === 0) throw new RppsFileProblem("Le fichier est vide. Reprenez l'extraction d'origine.");
  for (const [signature, sentence] of otherFormats) {
    if (signature.every((byte, index) => start[index] === byte)) throw new RppsFileProblem(sentence);
  }
  const isMarked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (isMarked || start.includes(0)) throw new RppsFileProblem(utf16);
}

function decodeHeading(bytes: Uint8Array): string {
  try {
    /* TextDecoder drops a UTF-8 byte order mark by itself. */
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new RppsFileProblem(
      "Ce fichier n'est pas en UTF-8 (sans doute en Latin-1, après un passage par un tableur). Reprenez le fichier d'origine.",
    );
  }
}

/**
 * The columns of the file from its first line. Throws RppsFileProblem, in French, for an empty or binary file, a wrong
 * encoding, a line that is no heading, or required columns that are missing (it names them).
 */
export function readHeadingLine(bytes: Uint8Array): RppsColumns {
  refuseOtherFormats(bytes);
  const columns = readColumns(decodeHeading(bytes).replace(/\r$/, ""));
  if (columns.missing.length === 0) return columns;
  if (columns.positions.size < 3) {
    throw new RppsFileProblem(
      "La première ligne n'est pas l'en-tête attendu : des noms de colonnes séparés par « | ». Choisissez le fichier PS_LibreAcces_Personne_activite_….txt.",
    );
  }
  throw new RppsFileProblem(`Il manque des colonnes dans ce fichier : ${columns.missing.join(" ; ")}.`);
}
