import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { presentSheet, readBook } from "./present-sheet.ts";
import type { Sheet } from "./sheet-contract.ts";
import { sheetRules } from "./sheet-policy.ts";
import { findSheet, listPilots, lockSheet, type SheetRow } from "./sheet-store.ts";

/** The local day of the territory: YYYY-MM-DD. */
export const todayOf = (deps: Deps, actor: Actor): string =>
  localDateOf(deps.clock.now(), actor.timeZone).toString();

/** @throws Problem notFound when no sheet of this CPTS has this id */
export async function openSheet(tx: Tx, cptsId: string, id: string): Promise<SheetRow> {
  const row = await findSheet(tx, cptsId, id);
  if (!row) throw notFound("project.sheet-not-found");
  return row;
}

/** One sheet, as its reader sees it. */
export const showSheet = async (deps: Deps, actor: Actor, tx: Tx, row: SheetRow): Promise<Sheet> =>
  presentSheet(actor, row, await readBook(tx, actor.cptsId, todayOf(deps, actor), [row]));

/**
 * The sheet, locked, for somebody who may write it and read its last revision; without `revision` the last one is meant.
 * @throws Problem `project.sheet-changed` with the sheet as it stands, when somebody saved in between
 */
export async function lockToWrite(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  id: string,
  revision: number | null,
): Promise<SheetRow> {
  const row = await lockSheet(tx, actor.cptsId, id);
  if (!row) throw notFound("project.sheet-not-found");
  const pilotIds = (await listPilots(tx, actor.cptsId, [id])).map((one) => one.professional_id);
  authorize(actor, sheetRules["sheet.write"], { pilotIds });
  if (row.archived_at)
    throw conflict(
      "project.sheet-archived",
      "Cette fiche est rangée : remettez-la dans le projet avant de la changer.",
    );
  if (revision !== null && row.revision !== revision)
    throw conflict(
      "project.sheet-changed",
      `${row.updated_by_label || "Quelqu'un"} a enregistré cette fiche entre-temps : comparez vos deux textes. Rien n'a été écrasé.`,
      await showSheet(deps, actor, tx, row),
    );
  return row;
}

/** @throws Problem `project.sheet-adopted`: an adopted sheet is taken up again before it changes */
export function refuseAdopted(row: SheetRow): void {
  if (row.state === "adopted")
    throw conflict(
      "project.sheet-adopted",
      "Cette fiche est adoptée : reprenez-la comme brouillon avant de la changer.",
    );
}
