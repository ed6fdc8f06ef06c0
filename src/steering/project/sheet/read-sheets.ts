import { type Actor, mayTry } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { semesterOf } from "../../../platform/time/index.ts";
import { openSheet, showSheet, todayOf } from "./open-sheet.ts";
import { presentLine, readBook, STATE_LABELS } from "./present-sheet.ts";
import { withAims } from "./sheet-content.ts";
import {
  MOST_SHEETS,
  type Sheet,
  type SheetList,
  type SheetState,
  type SheetVersion,
  type WholeVersion,
} from "./sheet-contract.ts";
import { sheetRules } from "./sheet-policy.ts";
import { findVersion, listSheets, listVersions } from "./sheet-store.ts";

const MOST_VERSIONS = 200;

/** All sheets of the project, or all that were put aside, with the missions that they answer. */
export const readSheets = (deps: Deps, actor: Actor, archived: boolean): Promise<SheetList> =>
  act(deps, actor, async (tx) => {
    const today = todayOf(deps, actor);
    const rows = await listSheets(tx, actor.cptsId, MOST_SHEETS);
    const book = await readBook(tx, actor.cptsId, today, rows);
    const rank = new Map(book.missions.map((one) => [one.code, one.rank]));
    return {
      missions: book.missions.map(({ code, label, isCore }) => ({ code, label, isCore })),
      items: rows
        .filter((row) => (row.archived_at !== null) === archived)
        .sort((one, other) => (rank.get(one.mission_code) ?? 99) - (rank.get(other.mission_code) ?? 99))
        .map((row) => presentLine(actor, row, book)),
      archived: rows.filter((row) => row.archived_at !== null).length,
      currentSemester: semesterOf(today),
      may: { steer: mayTry(actor, sheetRules["sheet.steer"]) },
    };
  });

export const readSheet = (deps: Deps, actor: Actor, id: string): Promise<Sheet> =>
  act(deps, actor, async (tx) => showSheet(deps, actor, tx, await openSheet(tx, actor.cptsId, id)));

/** Who wrote what of a sheet, the newest first. */
export const readVersions = (deps: Deps, actor: Actor, id: string): Promise<{ items: SheetVersion[] }> =>
  act(deps, actor, async (tx) => {
    await openSheet(tx, actor.cptsId, id);
    const rows = await listVersions(tx, actor.cptsId, id, MOST_VERSIONS);
    return { items: rows.map(presentVersion) };
  });

export const readVersion = (deps: Deps, actor: Actor, id: string, revision: number): Promise<WholeVersion> =>
  act(deps, actor, async (tx) => {
    await openSheet(tx, actor.cptsId, id);
    const row = await findVersion(tx, actor.cptsId, id, revision);
    if (!row) throw notFound("project.version-not-found");
    const snapshot = row.snapshot as Omit<WholeVersion, keyof SheetVersion>;
    return { ...presentVersion(row), ...snapshot, content: withAims(snapshot.content) };
  });

const presentVersion = (row: {
  revision: number;
  at: Date;
  by_label: string;
  state: string;
}): SheetVersion => ({
  revision: row.revision,
  at: row.at.toISOString(),
  byLabel: row.by_label,
  state: row.state as SheetState,
  stateLabel: STATE_LABELS[row.state as SheetState],
});
