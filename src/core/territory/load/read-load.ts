import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { openProgress } from "../../../platform/jobs/index.ts";
import { stripControlCharacters } from "../../../platform/text/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { type Bringing, upsertContours } from "../contour/contour-store.ts";
import { contourBatches } from "../contour/read/contour-batches.ts";
import { upsertPopulations } from "../population/population-store.ts";
import { type IrisPopulation, readPopulationFile } from "../population/read-population-file.ts";
import { LoadProblem } from "./load-problem.ts";
import { findLoad, type LoadRow, updateLoad } from "./load-store.ts";
import { type LoadCounts, noCounts } from "./present-load.ts";
import { LOAD_TOPIC } from "./start-load.ts";
import { loadPath } from "./store-file.ts";

interface Refused {
  nth: number;
  code: string | null;
  name: string | null;
  why: string;
}

/** Rows of one transaction, and how far the file is. */
interface Batch {
  write: (tx: Parameters<typeof upsertContours>[0], by: Bringing) => Promise<number>;
  size: number;
  communes: number;
  iris: number;
  year: number | null;
  refused: readonly Refused[];
  bytes: number;
}

/** Somebody stopped it, or another run of the same job has ended it. */
class NoLongerReading extends Error {}

const MOST_TOLD = 200;
const LINES = 500;

/**
 * Reads a stored file into the tables shared by all CPTS, some hundreds of rows a transaction. Runs again from the start if it was cut:
 * rows are put over themselves. Memory does not grow with the file.
 */
export async function readLoad(
  deps: Deps,
  cptsId: string,
  loadId: string,
  signal: AbortSignal,
): Promise<void> {
  const row = await withTenant(deps.db, cptsId, (tx) => findLoad(tx, cptsId, loadId));
  if (row?.state !== "reading" || !row.stored_as) return;
  const path = loadPath(deps, row.stored_as);
  const progress = openProgress(deps, cptsId, LOAD_TOPIC, loadId);
  const now = () => nowOf(deps);
  const by = { cptsId, source: row.file_name, at: now(), replaces: row.replaces };
  const counts = noCounts();
  const refused: Refused[] = [];
  const save = (batch: Batch) =>
    withTenant(deps.db, cptsId, async (tx) => {
      const written = await batch.write(tx, by);
      addTo(counts, batch, written);
      refused.push(...batch.refused.slice(0, MOST_TOLD - refused.length));
      const change = { bytes_read: batch.bytes, counts: JSON.stringify(counts), updated_at: now() };
      if (!(await updateLoad(tx, cptsId, loadId, change))) throw new NoLongerReading();
    });
  const end = (state: "done" | "failed", problem?: string) =>
    withTenant(deps.db, cptsId, (tx) =>
      updateLoad(tx, cptsId, loadId, {
        state,
        ...(problem ? { problem: problem.slice(0, 1_000) } : {}),
        refused: JSON.stringify(refused),
        stored_as: null,
        ended_at: now(),
        updated_at: now(),
      }),
    );
  try {
    for await (const batch of batchesOf(row, path, signal, now().getUTCFullYear())) {
      signal.throwIfAborted();
      await save(batch);
      progress.moved();
    }
    await end("done");
  } catch (error) {
    const problem = problemOf(error);
    if (problem) await end("failed", problem);
    else if (isRefusedByDatabase(error)) {
      // Another try would end the same, and hold the place of the next file until then.
      await end("failed", REFUSED);
      await rm(path, { force: true });
      throw error;
    } else if (!(error instanceof NoLongerReading)) throw error;
  }
  await rm(path, { force: true });
  progress.done();
}

function addTo(counts: LoadCounts, batch: Batch, written: number): void {
  counts.written += written;
  counts.kept += batch.size - written;
  counts.refused += batch.refused.length;
  counts.communes += batch.communes;
  counts.iris += batch.iris;
  counts.year = batch.year ?? counts.year;
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof LoadProblem) return error.message;
  if ((error as { code?: string }).code === "ENOENT")
    return "Le fichier envoyé n'est plus sur le serveur : envoyez-le de nouveau.";
  return undefined;
}

const REFUSED =
  "Une entrée de ce fichier n'a pas pu être enregistrée, et la lecture s'est arrêtée là : reprenez le fichier d'origine. Si cela se répète, prévenez l'administration de la plateforme.";

/* Data that do not fit (class 22), a constraint (23), one row twice in a statement (21): what the rows say, not what the server goes through. */
const isRefusedByDatabase = (error: unknown): boolean =>
  /^2[123][0-9A-Z]{3}$/.test(String((error as { code?: unknown } | null)?.code));

const batchesOf = (
  row: LoadRow,
  path: string,
  signal: AbortSignal,
  thisYear: number,
): AsyncGenerator<Batch> =>
  row.kind === "contours" ? ofContours(path, Number(row.file_bytes), signal) : ofPopulation(path, thisYear);

async function* ofContours(path: string, fileBytes: number, signal: AbortSignal): AsyncGenerator<Batch> {
  for await (const { contours, refused, bytes } of contourBatches(path, fileBytes, signal))
    yield {
      write: (tx, by) => upsertContours(tx, contours, by),
      size: contours.length,
      communes: contours.filter((one) => one.kind === "commune").length,
      iris: contours.filter((one) => one.kind === "iris").length,
      year: null,
      refused: refused.map(({ nth, code, name, why }) => ({
        nth,
        code,
        name,
        why: stripControlCharacters(why),
      })),
      bytes,
    };
}

async function* ofPopulation(path: string, thisYear: number): AsyncGenerator<Batch> {
  let year = 0;
  let bytes = 0;
  let waiting: IrisPopulation[] = [];
  let refused: Refused[] = [];
  const batch = (): Batch => {
    const [rows, told] = [waiting, refused];
    [waiting, refused] = [[], []];
    return {
      write: (tx, by) => upsertPopulations(tx, year, rows, by),
      size: rows.length,
      communes: 0,
      iris: rows.length,
      year,
      refused: told,
      bytes,
    };
  };
  let lines = 0;
  for await (const one of readPopulationFile(createReadStream(path, { highWaterMark: 1 << 20 }), thisYear)) {
    if (one.said === "heading") year = one.year;
    else if (one.said === "progress") bytes = one.bytes;
    else if (one.said === "iris") waiting.push(one.iris);
    else refused.push({ nth: one.nth, code: one.code?.toWellFormed() ?? null, name: null, why: one.why });
    lines += one.said === "iris" ? 1 : 0;
    if (lines > 200_000)
      throw new LoadProblem("Ce fichier a plus de 200 000 lignes : ce n'est pas celui de l'Insee.");
    if (waiting.length >= LINES || refused.length >= LINES) yield batch();
  }
  yield batch();
  if (lines === 0)
    throw new LoadProblem(
      "Aucune ligne de ce fichier ne peut être lue : reprenez le CSV d'origine de l'Insee.",
    );
}
