import { listReferenceValues } from "../../../core/reference/index.ts";
import { type Actor, can, mayTry } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { checkSheet } from "./check-sheet.ts";
import { listObjectives } from "./objective-store.ts";
import { listMissions, type ProjectMission } from "./project-missions.ts";
import { type SheetContent, withAims } from "./sheet-content.ts";
import { MOST_OBJECTIVES, type Sheet, type SheetLine, type SheetState } from "./sheet-contract.ts";
import { sheetRules } from "./sheet-policy.ts";
import { listPilotNames, listPilots, type SheetRow } from "./sheet-store.ts";
import { sumBudget } from "./sum-budget.ts";

export const STATE_LABELS: Record<SheetState, string> = {
  draft: "Brouillon",
  ready: "Prête",
  adopted: "Adoptée",
};

export const contentOf = (row: Pick<SheetRow, "content">): SheetContent =>
  withAims(row.content as SheetContent);

/** What a sheet is shown with, read once for all sheets of an answer. */
export interface SheetBook {
  missions: ProjectMission[];
  objectives: Map<string, string>;
  pilotIds: Map<string, string[]>;
  pilots: Map<string, Sheet["pilots"][number]>;
}

export async function readBook(
  tx: Tx,
  cptsId: string,
  today: string,
  rows: readonly SheetRow[],
): Promise<SheetBook> {
  const pilots = await listPilots(
    tx,
    cptsId,
    rows.map((row) => row.id),
  );
  const ids = [...new Set(pilots.map((one) => one.professional_id))];
  const [names, professions, objectives, missions] = [
    await listPilotNames(tx, cptsId, ids),
    new Map((await listReferenceValues(tx, "profession", today)).map((one) => [one.code, one.label])),
    await listObjectives(tx, cptsId, MOST_OBJECTIVES),
    await listMissions(tx, today),
  ];
  const pilotIds = new Map<string, string[]>();
  for (const one of pilots)
    pilotIds.set(one.sheet_id, [...(pilotIds.get(one.sheet_id) ?? []), one.professional_id]);
  return {
    missions,
    objectives: new Map(objectives.map((one) => [one.id, one.label])),
    pilotIds,
    pilots: new Map(
      names.map((one) => [
        one.id,
        {
          id: one.id,
          name: `${one.given_name} ${one.family_name}`,
          profession: professions.get(one.profession_code) ?? "",
        },
      ]),
    ),
  };
}

function presentHead(actor: Actor, row: SheetRow, book: SheetBook): Omit<Sheet, "content"> {
  const content = contentOf(row);
  const pilotIds = book.pilotIds.get(row.id) ?? [];
  const budget = sumBudget(content.budget);
  return {
    id: row.id,
    number: row.number,
    missionCode: row.mission_code,
    missionLabel: book.missions.find((one) => one.code === row.mission_code)?.label ?? row.mission_code,
    objectiveId: row.objective_id,
    objectiveLabel: (row.objective_id && book.objectives.get(row.objective_id)) || null,
    title: row.title,
    state: row.state as SheetState,
    stateLabel: STATE_LABELS[row.state as SheetState],
    revision: row.revision,
    pilots: pilotIds.flatMap((id) => book.pilots.get(id) ?? []),
    completeness: checkSheet({
      content,
      pilots: pilotIds.length,
      hasObjective: row.objective_id !== null,
    }),
    budgetCents: budget.totalCents,
    budgetByYear: budget.byYear,
    libraryKey: row.library_key,
    updatedAt: row.updated_at.toISOString(),
    updatedByLabel: row.updated_by_label,
    adoptedAt: row.adopted_at?.toISOString() ?? null,
    archivedAt: row.archived_at?.toISOString() ?? null,
    may: {
      write: row.archived_at === null && can(actor, sheetRules["sheet.write"], { pilotIds }),
      steer: mayTry(actor, sheetRules["sheet.steer"]),
    },
  };
}

export const presentSheet = (actor: Actor, row: SheetRow, book: SheetBook): Sheet => ({
  ...presentHead(actor, row, book),
  content: contentOf(row),
});

export const presentLine = (actor: Actor, row: SheetRow, book: SheetBook): SheetLine => ({
  ...presentHead(actor, row, book),
  indicators: contentOf(row).indicators.length,
  steps: contentOf(row).steps,
});
