import { findCpts } from "../../../core/territory/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  type DocumentFormat,
  type PrintedDocument,
  renderDocument,
} from "../../../platform/documents/index.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { openSheet, todayOf } from "./open-sheet.ts";
import { sheetBlocks } from "./sheet-blocks.ts";
import { readSheetFacts, readSheetWords } from "./sheet-facts.ts";
import { summaryBlocks } from "./summary-blocks.ts";

/** One sheet as a document, as it now stands. */
export async function printSheet(
  deps: Deps,
  actor: Actor,
  id: string,
  format: DocumentFormat,
): Promise<{ bytes: Uint8Array; number: string }> {
  const { document, number } = await act(deps, actor, async (tx) => {
    const row = await openSheet(tx, actor.cptsId, id);
    const sheet = await readSheetWords(deps, tx, actor.cptsId, todayOf(deps, actor), row);
    const author = await authorOf(tx, actor);
    return {
      number: row.number,
      document: {
        ...paper(deps, `Fiche action n° ${row.number} – ${row.title}`, author),
        blocks: sheetBlocks(sheet, 1),
      },
    };
  });
  return { bytes: await renderDocument(document, format), number };
}

/** All sheets of the project on one lying page, a line each. @throws Problem `project.no-sheet` when there is none */
export async function printSummary(deps: Deps, actor: Actor, format: DocumentFormat): Promise<Uint8Array> {
  const document = await act(deps, actor, async (tx): Promise<PrintedDocument> => {
    const { sheets } = await readSheetFacts(deps, tx, actor.cptsId, todayOf(deps, actor));
    if (sheets.length === 0)
      throw conflict(
        "project.no-sheet",
        "Le projet n'a encore aucune fiche action : il n'y a rien à résumer.",
      );
    const author = await authorOf(tx, actor);
    return {
      ...paper(deps, `Synthèse des fiches action – ${author}`, author),
      orientation: "landscape",
      blocks: summaryBlocks(sheets),
    };
  });
  return renderDocument(document, format);
}

async function authorOf(tx: Tx, actor: Actor): Promise<string> {
  const cpts = await findCpts(tx, actor.cptsId);
  if (!cpts) throw notFound("project.cpts-not-found");
  return cpts.name;
}

const paper = (deps: Deps, title: string, author: string) => ({
  title,
  author,
  createdAt: nowOf(deps).toISOString(),
  footer: author,
  pageNumbers: true,
});
