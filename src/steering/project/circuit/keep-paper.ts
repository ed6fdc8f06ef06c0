import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound, Problem } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { stripControlCharacters } from "../../../platform/text/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { KeptPaper } from "./circuit-contract.ts";
import { countPapers, findPaper, insertPaper } from "./paper-store.ts";

export const MOST_PAPER_BYTES = 10 * 1024 * 1024;
const MOST_PAPERS = 200;
const LEAST_BYTES = 64;

export const refuseLargePaper = (): Problem =>
  new Problem(
    "invalid",
    "project.paper-too-large",
    "Cette pièce dépasse 10 Mo : numérisez-la en noir et blanc, ou n’en gardez que les pages utiles.",
  );

/** Whether these bytes begin and end as a PDF does; its name and what the browser says of it count for nothing. */
export function isPdf(content: Uint8Array): boolean {
  if (content.byteLength < LEAST_BYTES) return false;
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return bytes.subarray(0, 5).toString("latin1") === "%PDF-" && bytes.subarray(-1_024).includes("%%EOF");
}

/** Keeps a paper that a move will be joined to. */
export async function keepPaper(
  deps: Deps,
  actor: Actor,
  upload: { stream: AsyncIterable<Uint8Array>; name: string },
): Promise<KeptPaper> {
  const content = await takeAll(upload.stream);
  return act(deps, actor, (tx) => keepPaperIn(deps, actor, tx, { content, name: upload.name }));
}

/** The same, inside a transaction of the actor's. */
export async function keepPaperIn(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  paper: { content: Uint8Array; name: string },
): Promise<KeptPaper> {
  if (!isPdf(paper.content))
    throw invalid(
      "file",
      "Cette pièce n’est pas un PDF lisible : numérisez-la ou enregistrez-la en PDF, puis recommencez.",
      "project.paper-not-pdf",
    );
  if ((await countPapers(tx, actor.cptsId)) >= MOST_PAPERS)
    throw conflict("project.too-many-papers", `${MOST_PAPERS} pièces au plus sont gardées ici.`);
  const id = newId();
  const name = fileName(paper.name);
  await insertPaper(tx, {
    cptsId: actor.cptsId,
    id,
    name,
    content: paper.content,
    at: nowOf(deps),
    by: { userId: actor.userId, label: actor.label },
  });
  await recordAct(deps, actor, tx, { action: "project.paper-kept", subjectKind: "paper", subjectId: id });
  return { id, name, bytes: paper.content.byteLength };
}

export const readPaper = (deps: Deps, actor: Actor, id: string): Promise<{ name: string; content: Buffer }> =>
  act(deps, actor, async (tx) => {
    const paper = await findPaper(tx, actor.cptsId, id);
    if (!paper) throw notFound("project.paper-not-found", "Cette pièce n’existe pas, ou plus.");
    return paper;
  });

// The name is shown, and offered when the file is taken back: no folder, no control character, one extension.
const fileName = (given: string): string => {
  const base = stripControlCharacters(given.toWellFormed().split(/[\\/]/).at(-1) ?? "")
    .replace(/\.pdf$/i, "")
    .trim()
    .slice(0, 190);
  return `${base || "piece"}.pdf`;
};

async function takeAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    bytes += piece.byteLength;
    if (bytes > MOST_PAPER_BYTES) throw refuseLargePaper();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
