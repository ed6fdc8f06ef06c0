import { SheetProblem } from "./sheet-problem.ts";

/**
 * The text of a CSV file: UTF-8 with or without its mark, UTF-16 by its mark, else Windows-1252, which French spreadsheets
 * write by default. @throws SheetProblem when it is no text
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text.includes("\0"))
    throw new SheetProblem(
      "Ce fichier n'est pas du texte. Enregistrez-le en CSV ou en XLSX, puis envoyez-le de nouveau.",
    );
  return text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
