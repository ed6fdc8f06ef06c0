import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Block, PrintedDocument } from "../../../platform/documents/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { DocumentName } from "./document-contract.ts";
import type { Annex, TextOf } from "./document-kind.ts";
import { type AnyKind, kindOf } from "./document-kinds.ts";
import { listTexts } from "./text-store.ts";

/** A document as it reads at one instant: its texts and everything that comes from the data. */
export interface ComposedDocument {
  document: DocumentName;
  title: string;
  /** The CPTS. */
  author: string;
  /** ISO instant. */
  composedAt: string;
  /** Said beside it: « 14 sur 45 indicateurs ». Frozen before it was kept: none. */
  note?: string;
  sections: { key: string; title: string; blocks: Block[] }[];
}

/** What a composition was made of: for who makes files of it. */
export interface Composition {
  kind: AnyKind;
  facts: unknown;
  composed: ComposedDocument;
}

/** Composes a document from the data as it stands; `isFiguresOnly`: as if nobody had written a text. @throws notFound when the document is not open here */
export async function composeDocument(
  deps: Deps,
  cptsId: string,
  document: DocumentName,
  { isFiguresOnly = false }: { isFiguresOnly?: boolean } = {},
): Promise<Composition> {
  const kind = kindOf(document);
  const read = await withTenant(deps.db, cptsId, (tx) => readWhole(deps, tx, cptsId, kind));
  const facts = kind.prepare ? await kind.prepare(read.facts) : read.facts;
  return {
    kind,
    facts,
    composed: {
      document,
      title: kind.title(facts),
      author: kind.author(facts),
      composedAt: nowOf(deps).toISOString(),
      note: kind.note?.(facts) ?? "",
      sections: kind.sections.map(({ key, title, compose }) => ({
        key,
        title,
        blocks: compose(facts, isFiguresOnly ? () => "" : read.text),
      })),
    },
  };
}

/** The facts of a document and its texts, in one transaction. */
export async function readWhole(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  kind: AnyKind,
): Promise<{ facts: unknown; text: TextOf; texts: Awaited<ReturnType<typeof listTexts>> }> {
  const facts = await kind.read(deps, tx, cptsId);
  const texts = await listTexts(tx, cptsId, kind.name);
  const bodies = new Map(texts.map((row) => [row.key, row.body.trim()]));
  return { facts, texts, text: (key) => bodies.get(key) ?? "" };
}

/** As it is printed: a title, then each section under its own, and under that of its part where one begins. */
export const printedOf = (composed: ComposedDocument): PrintedDocument => ({
  title: composed.title,
  author: composed.author,
  createdAt: composed.composedAt,
  footer: composed.title.slice(0, 90),
  pageNumbers: true,
  blocks: [
    { kind: "heading", level: 1, text: composed.title },
    ...composed.sections.flatMap(({ key, title, blocks }): Block[] => [
      ...partOf(composed.document, key),
      { kind: "heading", level: 2, text: title },
      ...blocks,
    ]),
  ],
});

function partOf(document: DocumentName, key: string): Block[] {
  const title = kindOf(document).parts?.[key];
  return title ? [{ kind: "heading", level: 1, text: title }] : [];
}

export const annexesOf = async (
  deps: Deps,
  cptsId: string,
  { kind, facts }: Composition,
): Promise<Annex[]> => (kind.annexes ? kind.annexes(deps, cptsId, facts) : []);
