import { withTenant } from "../../../../platform/db/index.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { openProgress } from "../../../../platform/jobs/index.ts";
import { nowOf } from "../../../../platform/time/index.ts";
import { dayOf, zoneOf } from "../../request/day-of.ts";
import { countLines, deleteLines, insertLines } from "../line-store.ts";
import type { ListColumns } from "../list-fields.ts";
import { findFile, findList, type ListRow, updateList } from "../list-store.ts";
import { ListFileProblem } from "../read/list-file-problem.ts";
import type { ReadLine } from "../read/list-messages.ts";
import { readLines } from "../read/run-list-worker.ts";
import { openCommunes } from "./find-communes.ts";
import { type Judge, judgeLines } from "./judge-lines.ts";
import { openTwinsInFile } from "./twins-in-file.ts";

/** One batch is one short transaction: 2 to 10 ms a line, by the size of the register. */
const BATCH = 100;

/** Somebody gave it up, or another run of the same job has ended it. */
class NoLongerReading extends Error {}

/**
 * The dry run: a report line for each line of the sheet, nothing else written. One that was cut begins again.
 * The file is parsed in a thread of its own.
 */
export async function readList(
  deps: Deps,
  cptsId: string,
  listId: string,
  signal: AbortSignal,
): Promise<void> {
  const found = await withTenant(deps.db, cptsId, async (tx) => ({
    row: await findList(tx, cptsId, listId),
    file: await findFile(tx, cptsId, listId),
    today: dayOf(nowOf(deps), await zoneOf(tx, cptsId)),
  }));
  if (found.row?.state !== "reading" || !found.row.columns || !found.file) return;
  try {
    const lines = await readLines({
      bytes: found.file,
      sheet: found.row.sheet,
      columns: found.row.columns as ListColumns,
      today: found.today,
    });
    await judgeAll(deps, found.row, lines, signal);
  } catch (error) {
    if (error instanceof NoLongerReading) return;
    if (!(error instanceof ListFileProblem)) throw error;
    await fail(deps, found.row, error.message);
  }
  openProgress(deps, cptsId, "family-doctor-list", listId).done();
}

async function judgeAll(deps: Deps, row: ListRow, lines: ReadLine[], signal: AbortSignal): Promise<void> {
  const { cpts_id: cptsId, id } = row;
  const progress = openProgress(deps, cptsId, "family-doctor-list", id);
  const judge: Judge = { cptsId, communes: openCommunes(), twinInFile: openTwinsInFile() };
  await withTenant(deps.db, cptsId, (tx) => deleteLines(tx, cptsId, id));
  for (let from = 0; from < lines.length; from += BATCH) {
    signal.throwIfAborted();
    const batch = lines.slice(from, from + BATCH);
    await withTenant(deps.db, cptsId, async (tx) => {
      await insertLines(tx, cptsId, id, await judgeLines(tx, judge, batch));
      const still = await updateList(
        tx,
        cptsId,
        id,
        { lines_read: from + batch.length, updated_at: nowOf(deps) },
        ["reading"],
      );
      if (!still) throw new NoLongerReading();
    });
    progress.moved();
  }
  const withIns = lines.filter(({ read }) => read.hasIns).length;
  await withTenant(deps.db, cptsId, async (tx) => {
    const { toApply: _, ...counts } = await countLines(tx, cptsId, id);
    const ready = { state: "ready", counts: JSON.stringify({ ...counts, withIns }), updated_at: nowOf(deps) };
    await updateList(tx, cptsId, id, ready, ["reading"]);
  });
}

/** The file as a whole cannot be read: what was begun of the report is thrown away. */
const fail = (deps: Deps, { cpts_id: cptsId, id }: ListRow, problem: string): Promise<void> =>
  withTenant(deps.db, cptsId, async (tx) => {
    await deleteLines(tx, cptsId, id);
    const change = { state: "failed", problem: problem.slice(0, 1_000), file: null, updated_at: nowOf(deps) };
    await updateList(tx, cptsId, id, change, ["reading"]);
  });
