import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid, Problem } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { insertList } from "./list-store.ts";
import { ListFileProblem } from "./read/list-file-problem.ts";
import { readHeads } from "./read/run-list-worker.ts";
import { listBusy } from "./refuse-list.ts";

export const MOST_LIST_BYTES = 20 * 1024 * 1024;

export const refuseLargeList = (): Problem =>
  new Problem(
    "invalid",
    "family-doctor.list-too-large",
    "Ce fichier dépasse 20 Mo : gardez la feuille des patients, ou coupez-la en plusieurs fichiers.",
  );

/* CPTS whose file is being read in this process: each holds 20 MB and a thread. */
const sending = new Set<string>();
const MOST_SENDING = 3;

/** Keeps the file with its headings and its first lines; nothing of it is read further before its columns are said. @returns its id */
export async function uploadList(
  deps: Deps,
  actor: Actor,
  upload: { stream: AsyncIterable<Uint8Array>; name: string },
): Promise<string> {
  if (sending.has(actor.cptsId) || sending.size >= MOST_SENDING) throw listBusy();
  sending.add(actor.cptsId);
  try {
    const file = await takeAll(upload.stream);
    const sheets = await headsOf(file);
    const id = newId();
    await act(deps, actor, async (tx) => {
      const by = { userId: actor.userId, label: actor.label };
      const name = upload.name.slice(0, 255) || "liste";
      await insertList(tx, { cptsId: actor.cptsId, id, name, file, sheets, by, at: nowOf(deps) });
      await recordAct(deps, actor, tx, {
        action: "family-doctor.list-sent",
        subjectKind: "patient-list",
        subjectId: id,
        details: { bytes: file.byteLength },
      });
      tellScreens(deps, tx, actor.cptsId, { topic: "family-doctor-list", id });
    });
    return id;
  } finally {
    sending.delete(actor.cptsId);
  }
}

async function headsOf(file: Uint8Array) {
  try {
    return await readHeads(file);
  } catch (error) {
    if (error instanceof ListFileProblem)
      throw invalid("file", error.message, "family-doctor.list-unreadable");
    throw error;
  }
}

async function takeAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of uncut(stream)) {
    bytes += piece.byteLength;
    if (bytes > MOST_LIST_BYTES) throw refuseLargeList();
    pieces.push(piece);
  }
  if (bytes === 0) throw emptyList();
  return Buffer.concat(pieces);
}

export const emptyList = () =>
  invalid("file", "Ce fichier est vide : choisissez la liste des patients.", "family-doctor.list-empty");

/* A sender who went away is not an incident of ours. */
async function* uncut(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    throw invalid(
      "file",
      "L'envoi du fichier a été interrompu : rien n'a été gardé, envoyez-le de nouveau.",
      "family-doctor.list-cut",
    );
  }
}
