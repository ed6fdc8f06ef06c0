import { rm } from "node:fs/promises";
import { withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { openProgress } from "../../../../platform/jobs/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { listCommunes, listCommunesByPostcode } from "../../../reference/index.ts";
import { territoryIn } from "../../../territory/index.ts";
import { collectEarlier } from "../collect-earlier.ts";
import { findImport, updateImport } from "../import-store.ts";
import { parseRppsFile, RppsFileProblem } from "../parse/index.ts";
import { uploadPath } from "../upload/store-upload.ts";
import { compareLines } from "./compare-lines.ts";
import { createGatherer, type GatheredLine, type Improvement } from "./gather-lines.ts";
import { insertLeavers, listLeavers } from "./left-store.ts";
import { countOutcomes, deleteLines, insertLines, updateValues } from "./line-store.ts";
import { openNationalFile } from "./open-national-file.ts";
import { type CommuneFinder, communeFinder } from "./territory-communes.ts";

const BATCH = 500;
const MOST_LINES = 200_000;
const SAVE_EVERY_MS = 500;

interface Reading {
  deps: Deps;
  cptsId: string;
  importId: string;
  signal: AbortSignal;
  now: () => Date;
}

interface FileFacts {
  lines: number;
  bytes: number;
  inTerritory: number;
  outOfTerritory: number;
  unknownColumns: string[];
  absentColumns: string[];
}

/** Somebody cancelled it, or another run of the same job has ended it. */
class NoLongerReading extends Error {}

/**
 * The dry run: reads the stored file, writes a report line for each activity of the territory, changes nothing in the
 * directory. Runs again from the start if it was cut. Memory does not grow with the file: about 200 MB for the reading,
 * 0.4 kB for each line of the territory, 200,000 at most.
 */
export const readImport = (
  deps: Deps,
  cptsId: string,
  importId: string,
  options: { signal: AbortSignal },
): Promise<void> => collectEarlier(() => readWhole(deps, cptsId, importId, options));

async function readWhole(
  deps: Deps,
  cptsId: string,
  importId: string,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const reading: Reading = {
    deps,
    cptsId,
    importId,
    signal,
    now: () => nowOf(deps),
  };
  const row = await withTenant(deps.db, cptsId, (tx) => findImport(tx, cptsId, importId));
  if (row?.state !== "reading" || !row.stored_as) return;
  const path = uploadPath(deps, row.stored_as);
  try {
    const facts = await readFile(reading, path);
    await compareLines(deps, cptsId, importId, signal);
    await finish(reading, facts);
  } catch (error) {
    if (error instanceof NoLongerReading) return;
    const problem = problemOf(error);
    if (!problem) throw error;
    await fail(reading, problem);
  }
  await rm(path, { force: true });
  openProgress(deps, cptsId, "import", importId).done();
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof RppsFileProblem) return error.message;
  if ((error as { code?: string }).code === "ENOENT")
    return "Le fichier envoyé n'est plus sur le serveur : envoyez-le de nouveau.";
  return undefined;
}

async function findTerritory({ deps, cptsId }: Reading): Promise<CommuneFinder> {
  return withTenant(deps.db, cptsId, async (tx) => {
    const { areas } = await territoryIn(deps, tx, cptsId);
    const codes = [...new Set(areas.map((area) => area.communeCode))];
    const own = await listCommunes(tx, codes);
    const neighbours = await listCommunesByPostcode(tx, [...new Set(own.flatMap((one) => one.postalCodes))]);
    return communeFinder(codes, [...new Map([...own, ...neighbours].map((one) => [one.code, one])).values()]);
  });
}

async function readFile(reading: Reading, path: string): Promise<FileFacts> {
  const { deps, cptsId, importId, signal } = reading;
  const communes = await findTerritory(reading);
  const gatherer = createGatherer(communes);
  const facts: FileFacts = {
    lines: 1,
    bytes: 0,
    inTerritory: 0,
    outOfTerritory: 0,
    unknownColumns: [],
    absentColumns: [],
  };
  await withTenant(deps.db, cptsId, (tx) => deleteLines(tx, cptsId, importId));
  const waiting: GatheredLine[] = [];
  const keep = async (line: GatheredLine) => {
    waiting.push(line);
    if (waiting.length < BATCH) return;
    await flush(reading, waiting, gatherer.takeImprovements());
    await saveProgress(reading, facts);
  };
  const save = everySoOften(() => saveProgress(reading, facts));
  const file = await openNationalFile(path);
  // Of what was sent: an archive is smaller than what is read out of it.
  const bytesOf = (read: number) => Math.round(read * file.share);
  for await (const parsed of parseRppsFile(file.bytes, { isInTerritory: communes.isInTerritory })) {
    signal.throwIfAborted();
    facts.lines = Math.max(facts.lines, parsed.line);
    if (parsed.outcome === "heading")
      Object.assign(facts, { unknownColumns: parsed.unknownColumns, absentColumns: parsed.absentColumns });
    else if (parsed.outcome === "refused")
      await keep(gatherer.refuse(parsed.line, parsed.reason, parsed.raw));
    else if (parsed.outcome === "out-of-territory") {
      facts.outOfTerritory += parsed.count;
      facts.bytes = bytesOf(parsed.bytesRead);
      await save();
    } else if (parsed.outcome === "end") facts.bytes = bytesOf(parsed.totals.bytes);
    else if (communes.isElsewhere(parsed.row.communeCode, parsed.row.postalCode, parsed.row.communeLabel))
      facts.outOfTerritory += 1;
    else {
      facts.inTerritory += 1;
      if (facts.inTerritory > MOST_LINES)
        throw new RppsFileProblem(
          `Plus de ${MOST_LINES.toLocaleString("fr-FR")} lignes sur le territoire : vérifiez les communes dessinées.`,
        );
      await keep(gatherer.add(parsed.line, parsed.row, parsed.warnings));
    }
  }
  if (facts.lines <= 1)
    throw new RppsFileProblem(
      "Ce fichier n'a que son en-tête, aucune ligne. Reprenez l'extraction d'origine.",
    );
  await flush(reading, waiting, gatherer.takeImprovements());
  await saveProgress(reading, facts);
  return facts;
}

function everySoOften(work: () => Promise<void>): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < SAVE_EVERY_MS) return;
    last = performance.now();
    await work();
  };
}

async function flush(
  { deps, cptsId, importId }: Reading,
  waiting: GatheredLine[],
  improved: readonly Improvement[],
): Promise<void> {
  const lines = waiting.splice(0);
  if (lines.length === 0) return;
  await withTenant(deps.db, cptsId, async (tx) => {
    await insertLines(tx, cptsId, importId, lines);
    for (const on of ["professional", "site"]) {
      const some = improved.filter((one) => one.on === on);
      if (some.length > 0) await updateValues(tx, cptsId, importId, some);
    }
  });
}

async function saveProgress({ deps, cptsId, importId, now }: Reading, facts: FileFacts): Promise<void> {
  const still = await withTenant(deps.db, cptsId, (tx) =>
    updateImport(
      tx,
      cptsId,
      importId,
      { lines_read: facts.lines, bytes_read: facts.bytes, updated_at: now() },
      ["reading"],
    ),
  );
  if (!still) throw new NoLongerReading();
  deps.live.tell(cptsId, { topic: "import", id: importId });
}

async function finish({ deps, cptsId, importId, now }: Reading, facts: FileFacts): Promise<void> {
  await withTenant(deps.db, cptsId, async (tx) => {
    // A file of another region says nothing about who left.
    if (facts.inTerritory > 0)
      await insertLeavers(tx, cptsId, importId, await listLeavers(tx, cptsId, importId));
    const counts = {
      create: 0,
      change: 0,
      same: 0,
      kept: 0,
      refused: 0,
      left: 0,
      ...(await countOutcomes(tx, cptsId, importId)),
    };
    const { outOfTerritory, unknownColumns, absentColumns } = facts;
    const done = await updateImport(
      tx,
      cptsId,
      importId,
      {
        state: "ready",
        stored_as: null,
        lines_read: facts.lines,
        bytes_read: facts.bytes,
        counts: JSON.stringify({ ...counts, outOfTerritory, unknownColumns, absentColumns }),
        updated_at: now(),
      },
      ["reading"],
    );
    if (!done) throw new NoLongerReading();
  });
}

/** The file as a whole cannot be read: what was begun of the report is thrown away. */
async function fail({ deps, cptsId, importId, now }: Reading, problem: string): Promise<void> {
  await withTenant(deps.db, cptsId, async (tx) => {
    await deleteLines(tx, cptsId, importId);
    await updateImport(
      tx,
      cptsId,
      importId,
      { state: "failed", stored_as: null, problem: problem.slice(0, 1000), updated_at: now() },
      ["reading"],
    );
  });
}
