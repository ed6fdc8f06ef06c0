import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { PriorityLevel, Sheet, SheetDraft, SheetVersion } from "../contract.ts";
import { type KnownLevel, readLevels } from "../request/levels.ts";
import { defaultSheet } from "../triage/default-sheet.ts";
import { diffSheets } from "../triage/diff-sheets.ts";
import {
  findSheet,
  findSheetBefore,
  findSheetIn,
  insertSheet,
  listSheetVersions,
  lockSheets,
  type SheetRow,
} from "./sheet-store.ts";

/** The sheet in force; a CPTS that has none yet gets the one that Maillage proposes, which says that it is to be read over. */
export async function ensurePublishedSheet(tx: Tx, cptsId: string, now: Date): Promise<SheetRow> {
  const found = await findSheetIn(tx, cptsId, "published");
  if (found) return found;
  await lockSheets(tx, cptsId);
  return (
    (await findSheetIn(tx, cptsId, "published")) ??
    insertSheet(tx, cptsId, { state: "published", content: defaultSheet, by: null, now })
  );
}

export const readPublishedSheet = (
  deps: Deps,
  actor: Actor,
): Promise<{ sheet: Sheet; levels: PriorityLevel[] }> =>
  act(deps, actor, async (tx) => ({
    sheet: presentSheet(await ensurePublishedSheet(tx, actor.cptsId, nowOf(deps))),
    levels: (await readLevels(tx, nowOf(deps), actor.timeZone)).map(presentLevel),
  }));

export const readSheet = (deps: Deps, actor: Actor, id: string): Promise<Sheet> =>
  act(deps, actor, async (tx) => {
    const row = await findSheet(tx, actor.cptsId, id);
    if (!row) throw notFound("unscheduled-care.sheet-not-found");
    return presentSheet(row);
  });

/** What a version changed to the one before it; nothing for the first. */
export const readSheetChanges = (deps: Deps, actor: Actor, id: string): Promise<SheetDraft["changes"]> =>
  act(deps, actor, async (tx) => {
    const row = await findSheet(tx, actor.cptsId, id);
    if (!row) throw notFound("unscheduled-care.sheet-not-found");
    const former = await findSheetBefore(tx, actor.cptsId, row.version);
    return former ? diffSheets(former.content, row.content) : [];
  });

export const listSheets = (deps: Deps, actor: Actor): Promise<SheetVersion[]> =>
  act(deps, actor, async (tx) => {
    await ensurePublishedSheet(tx, actor.cptsId, nowOf(deps));
    return (await listSheetVersions(tx, actor.cptsId)).map((row) => ({
      id: row.id,
      version: row.version,
      state: row.state,
      byLabel: row.family_name === null ? "Maillage" : `${row.given_name} ${row.family_name}`.trim(),
      createdAt: row.created_at.toISOString(),
      publishedAt: row.published_at?.toISOString() ?? null,
      requests: Number(row.requests),
    }));
  });

export const presentSheet = (row: SheetRow): Sheet => ({
  id: row.id,
  version: row.version,
  state: row.state as Sheet["state"],
  content: row.content as Sheet["content"],
  updatedAt: row.updated_at.toISOString(),
  publishedAt: row.published_at?.toISOString() ?? null,
});

export const presentLevel = ({
  code,
  label,
  rank,
  withinHours,
  colour,
  advice,
  emergencyCall,
}: KnownLevel): PriorityLevel => ({ code, label, rank, withinHours, colour, advice, emergencyCall });
