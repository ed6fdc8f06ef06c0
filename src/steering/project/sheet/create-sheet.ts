import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { actOnce, type Once, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { keepVersion } from "./keep-version.ts";
import { copyStartingSheet } from "./library/starting-sheets.ts";
import { nextNumber } from "./next-number.ts";
import { openSheet, showSheet, todayOf } from "./open-sheet.ts";
import { contentOf } from "./present-sheet.ts";
import { missionOf } from "./project-missions.ts";
import { emptyContent, type SheetContent } from "./sheet-content.ts";
import { MOST_SHEETS, type NewSheetInput, type Sheet } from "./sheet-contract.ts";
import { insertSheet, listNumbers, listPilots, replacePilots, type SheetRow } from "./sheet-store.ts";

/** A new sheet, empty or copied from a starting sheet of its mission. */
export const createSheet = (deps: Deps, actor: Actor, once: Once, input: NewSheetInput): Promise<Sheet> =>
  actOnce(deps, actor, once, async (tx) => {
    const content = input.libraryKey
      ? copyStartingSheet(input.libraryKey, todayOf(deps, actor), newId)
      : { content: emptyContent(), missionCode: input.missionCode };
    if (!content) throw invalid("libraryKey", "Cette fiche de départ n'existe pas.");
    if (content.missionCode !== input.missionCode)
      throw invalid("libraryKey", "Cette fiche de départ est celle d'une autre mission.");
    const row = await addSheet(deps, actor, tx, { ...input, content: content.content, pilotIds: [] });
    await recordAct(deps, actor, tx, {
      action: "project.sheet-created",
      subjectKind: "sheet",
      subjectId: row.id,
      details: { number: row.number, ...(input.libraryKey ? { from: input.libraryKey } : {}) },
    });
    return showSheet(deps, actor, tx, row);
  });

/** The same text under a number of its own, as a draft. */
export const duplicateSheet = (deps: Deps, actor: Actor, once: Once, id: string): Promise<Sheet> =>
  actOnce(deps, actor, once, async (tx) => {
    const from = await openSheet(tx, actor.cptsId, id);
    const pilots = await listPilots(tx, actor.cptsId, [id]);
    const row = await addSheet(deps, actor, tx, {
      missionCode: from.mission_code,
      objectiveId: from.objective_id,
      title: `${from.title.slice(0, 190)} (copie)`,
      libraryKey: from.library_key,
      content: contentOf(from),
      pilotIds: pilots.map((one) => one.professional_id),
    });
    await recordAct(deps, actor, tx, {
      action: "project.sheet-duplicated",
      subjectKind: "sheet",
      subjectId: row.id,
      details: { from: id },
    });
    return showSheet(deps, actor, tx, row);
  });

async function addSheet(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  sheet: NewSheetInput & { content: SheetContent; pilotIds: readonly string[] },
): Promise<SheetRow> {
  const mission = await missionOf(tx, todayOf(deps, actor), sheet.missionCode);
  const taken = await listNumbers(tx, actor.cptsId);
  if (taken.length >= MOST_SHEETS)
    throw conflict(
      "project.too-many-sheets",
      `Un projet a ${MOST_SHEETS} fiches au plus, celles qui sont rangées comprises.`,
    );
  const now = nowOf(deps);
  const row = await insertOrExplain(tx, {
    cpts_id: actor.cptsId,
    id: newId(),
    number: nextNumber(mission.rank, taken),
    mission_code: sheet.missionCode,
    objective_id: sheet.objectiveId,
    title: sheet.title,
    content: JSON.stringify(sheet.content),
    library_key: sheet.libraryKey,
    created_at: now,
    updated_at: now,
    updated_by: actor.userId,
    updated_by_label: actor.label.slice(0, 200),
  });
  await replacePilots(tx, actor.cptsId, row.id, sheet.pilotIds);
  await keepVersion(tx, actor, row, sheet.pilotIds, now);
  tellScreens(deps, tx, actor.cptsId, { topic: "project-sheet", id: row.id });
  return row;
}

async function insertOrExplain(tx: Tx, row: Parameters<typeof insertSheet>[1]): Promise<SheetRow> {
  try {
    return await insertSheet(tx, row);
  } catch (error) {
    throw explainSheet(error) ?? error;
  }
}

/** What the database refused of a sheet, in words. */
export function explainSheet(error: unknown) {
  if (violates(error, "project_sheets_number_key"))
    return conflict(
      "project.number-taken",
      "Ce numéro est déjà celui d'une autre fiche, peut-être rangée : choisissez-en un autre.",
    );
  if (violates(error, "project_sheets_objective_fkey"))
    return invalid("objectiveId", "Choisissez un objectif de la même mission.");
  if (violates(error, "project_sheet_pilots_professional_fkey"))
    return invalid("pilotIds", "Ce professionnel n'est pas dans l'annuaire.");
  if (violates(error, "project_sheets_content_check"))
    return invalid("content", "Cette fiche est trop longue : raccourcissez ses textes.");
  return undefined;
}
