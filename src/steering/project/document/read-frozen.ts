import { type Actor, authorize, can, mayTry } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import type { ComposedDocument } from "./compose-document.ts";
import { readComposed } from "./composed-json.ts";
import type { DocumentName, FileFormat, FrozenLine } from "./document-contract.ts";
import { documentRules } from "./document-policy.ts";
import { type FrozenRow, findFrozen, findFrozenFile, findFrozenNumber, listFrozen } from "./frozen-store.ts";
import { listSentIds } from "./sent-store.ts";

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

/** The frozen versions of a document that this person may read, the newest first, in the formats that are theirs. */
export async function frozenFor(actor: Actor, tx: Tx, document: DocumentName): Promise<FrozenLine[]> {
  const isGiven = await givenTo(actor, tx);
  const withZip = can(actor, documentRules["document.zip"], undefined as never);
  return (await listFrozen(tx, actor.cptsId, document))
    .filter(({ id }) => isGiven(id))
    .map(presentFrozen)
    .map((line) => (withZip ? line : { ...line, formats: line.formats.filter((one) => one !== "zip") }));
}

/** An authority reads what was sent to it; everybody of the CPTS reads every version. */
async function givenTo(actor: Actor, tx: Tx): Promise<(frozenId: string) => boolean> {
  if (mayTry(actor, documentRules["document.read"])) return () => true;
  const sent = new Set(await listSentIds(tx, actor.cptsId));
  return (id) => sent.has(id);
}

/** The ZIP holds answers to questionnaires and the request of subsidy. @throws forbidden to who may not read them */
export const requireFormat = (actor: Actor, format: FileFormat): void => {
  if (format === "zip") authorize(actor, documentRules["document.zip"], undefined as never);
};

export const listFrozenVersions = (deps: Deps, actor: Actor, document: DocumentName): Promise<FrozenLine[]> =>
  act(deps, actor, (tx) => frozenFor(actor, tx, document));

export const downloadFrozen = (
  deps: Deps,
  actor: Actor,
  document: DocumentName,
  number: number,
  format: FileFormat,
): Promise<Uint8Array> =>
  act(deps, actor, async (tx) => {
    requireFormat(actor, format);
    const found = await findFrozenNumber(tx, actor.cptsId, document, number);
    const content =
      found &&
      (await givenTo(actor, tx))(found.id) &&
      (await readFrozenFile(tx, actor.cptsId, found.id, format));
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
