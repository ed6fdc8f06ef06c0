import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import type { ComposedDocument } from "./compose-document.ts";
import { readComposed } from "./composed-json.ts";
import type { DocumentName, FileFormat, FrozenLine } from "./document-contract.ts";
import { type FrozenRow, findFrozen, findFrozenFile, findFrozenNumber, listFrozen } from "./frozen-store.ts";

export interface Frozen {
  id: string;
  document: DocumentName;
  number: number;
  label: string;
  frozenByLabel: string;
  frozenAt: Date;
  composed: ComposedDocument;
}

/** A frozen version, whole; undefined when this CPTS has none of that id. */
export async function readFrozen(tx: Tx, cptsId: string, id: string): Promise<Frozen | undefined> {
  const row = await findFrozen(tx, cptsId, id);
  return (
    row && {
      id: row.id,
      document: row.document as DocumentName,
      number: row.number,
      label: row.label,
      frozenByLabel: row.frozen_by_label,
      frozenAt: row.frozen_at,
      composed: readComposed(row.composed),
    }
  );
}

/** The file of a frozen version as it was written; undefined when there is none of that format. */
export const readFrozenFile = async (
  tx: Tx,
  cptsId: string,
  id: string,
  format: FileFormat,
): Promise<Uint8Array | undefined> => (await findFrozenFile(tx, cptsId, id, format))?.content;

/** The frozen versions of a document, the newest first. */
export const frozenOf = async (tx: Tx, cptsId: string, document: DocumentName): Promise<FrozenLine[]> =>
  (await listFrozen(tx, cptsId, document)).map(presentFrozen);

export const listFrozenVersions = (deps: Deps, actor: Actor, document: DocumentName): Promise<FrozenLine[]> =>
  act(deps, actor, (tx) => frozenOf(tx, actor.cptsId, document));

export const downloadFrozen = (
  deps: Deps,
  actor: Actor,
  document: DocumentName,
  number: number,
  format: FileFormat,
): Promise<Uint8Array> =>
  act(deps, actor, async (tx) => {
    const found = await findFrozenNumber(tx, actor.cptsId, document, number);
    const content = found && (await readFrozenFile(tx, actor.cptsId, found.id, format));
    if (!content) throw notFound("project.frozen-unknown");
    return content;
  });

const presentFrozen = (row: FrozenRow): FrozenLine => ({
  id: row.id,
  number: row.number,
  label: row.label,
  frozenByLabel: row.frozen_by_label,
  frozenAt: row.frozen_at.toISOString(),
  formats: row.formats as FileFormat[],
});
