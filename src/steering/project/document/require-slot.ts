import { notFound } from "../../../platform/errors/problems.ts";
import type { DocumentName } from "./document-contract.ts";
import { kindOf } from "./document-kinds.ts";

/** Refuses a text that the document has not. */
export function requireSlot(document: DocumentName, key: string): void {
  if (!kindOf(document).sections.some((section) => section.texts.some((slot) => slot.key === key)))
    throw notFound("project.text-unknown", "Ce texte n’est pas dans ce document.");
}

/** Refuses a section that the document has not. */
export function requireSection(document: DocumentName, key: string): void {
  if (!kindOf(document).sections.some((section) => section.key === key))
    throw notFound("project.section-unknown", "Cette partie n’est pas dans ce document.");
}
