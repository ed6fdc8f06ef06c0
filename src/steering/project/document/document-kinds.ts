import { notFound } from "../../../platform/errors/problems.ts";
import { healthProjectKind } from "../health-project/health-project-kind.ts";
import { letterKind } from "../letter/letter-kind.ts";
import type { DocumentName } from "./document-contract.ts";
import type { DocumentKind } from "./document-kind.ts";

/** A kind whose facts are its own: what one of its functions gives goes to another of the same kind only. */
// biome-ignore lint/suspicious/noExplicitAny: the facts of a kind never leave it
export type AnyKind = DocumentKind<any>;

const kinds: Partial<Record<DocumentName, AnyKind>> = {
  letter: letterKind,
  "health-project": healthProjectKind,
};

/** @throws notFound for a document that is not written here */
export function kindOf(document: DocumentName): AnyKind {
  const kind = kinds[document];
  if (!kind) throw notFound("project.document-unknown", "Ce document n’est pas encore ouvert.");
  return kind;
}
