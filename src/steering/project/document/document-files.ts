import JSZip from "jszip";
import type { Deps } from "../../../platform/deps.ts";
import { renderDocument } from "../../../platform/documents/index.ts";
import { annexesOf, type Composition, printedOf } from "./compose-document.ts";
import type { FileFormat } from "./document-contract.ts";

export type DocumentFiles = Record<FileFormat, Uint8Array>;

/** One file of a composed document; the ZIP holds the document in both formats, and its annexes. */
export async function writeFile(
  deps: Deps,
  cptsId: string,
  composition: Composition,
  format: FileFormat,
): Promise<Uint8Array> {
  if (format === "zip") return (await writeFiles(deps, cptsId, composition)).zip;
  return renderDocument(printedOf(composition.composed), format);
}

/** The three files, each format written once. */
export async function writeFiles(
  deps: Deps,
  cptsId: string,
  composition: Composition,
): Promise<DocumentFiles> {
  const printed = printedOf(composition.composed);
  const [docx, pdf, annexes] = await Promise.all([
    renderDocument(printed, "docx"),
    renderDocument(printed, "pdf"),
    annexesOf(deps, cptsId, composition),
  ]);
  const zip = new JSZip();
  const name = fileNameOf(composition.composed.document);
  // The instant of the composition: the same document gives the same file.
  const date = new Date(composition.composed.composedAt);
  for (const [path, content] of [
    [`${name}.docx`, docx],
    [`${name}.pdf`, pdf],
    ...annexes.map((annex) => [annex.name, annex.content] as const),
  ] as const)
    zip.file(path, content, { date, createFolders: false });
  // What is inside is compressed already.
  return { docx, pdf, zip: await zip.generateAsync({ type: "uint8array", compression: "STORE" }) };
}

export const fileNameOf = (document: Composition["composed"]["document"]): string =>
  document === "letter" ? "lettre-d-intention" : "projet-de-sante";
