import { listReferenceValues } from "../../../core/reference/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type Figures, readFiguresIn } from "./catalogue-figures.ts";
import { linkIndicator } from "./link-indicators.ts";
import { type LinkTree, linkTree } from "./link-tree.ts";
import { listObjectives } from "./objective-store.ts";
import { contentOf, STATE_LABELS } from "./present-sheet.ts";
import { listMissions, type ProjectMission } from "./project-missions.ts";
import type { SheetContent } from "./sheet-content.ts";
import { MOST_OBJECTIVES, MOST_SHEETS, type SheetState } from "./sheet-contract.ts";
import { listPilotNames, listPilots, listSheets, type SheetRow } from "./sheet-store.ts";

/** A sheet as documents print it: names instead of ids. */
export interface PrintedSheet {
  number: string;
  title: string;
  missionCode: string;
  missionLabel: string;
  objectiveLabel: string | null;
  stateLabel: string;
  /** « Alix Docteur, médecin » */
  pilots: string[];
  content: SheetContent;
  /** What the diagnosis says today of indicators that are of its catalogue; what may be published. */
  figures: Figures;
}

/** What the documents of the project show of its sheets: all that are not put aside, by mission. */
export interface SheetFacts {
  missions: ProjectMission[];
  sheets: PrintedSheet[];
  tree: LinkTree;
}

/** Read in the transaction of who composes; `today`: a local date, for the missions in force. */
export async function readSheetFacts(deps: Deps, tx: Tx, cptsId: string, today: string): Promise<SheetFacts> {
  const figures = await readFiguresIn(deps, tx, cptsId, true);
  const missions = await listMissions(tx, today);
  const objectives = await listObjectives(tx, cptsId, MOST_OBJECTIVES);
  const rows = (await listSheets(tx, cptsId, MOST_SHEETS)).filter((row) => row.archived_at === null);
  const rank = new Map(missions.map((one) => [one.code, one.rank]));
  rows.sort((one, other) => (rank.get(one.mission_code) ?? 99) - (rank.get(other.mission_code) ?? 99));
  const labels = { missions, figures, objectives: new Map(objectives.map((one) => [one.id, one.label])) };
  const pilots = await pilotWords(tx, cptsId, today, rows);
  return {
    missions,
    sheets: rows.map((row) => printedOf(row, labels, pilots.get(row.id) ?? [])),
    tree: linkTree(
      missions,
      objectives.map((one) => ({ ...one, missionCode: one.mission_code })),
      rows.map((row) => ({
        id: row.id,
        number: row.number,
        title: row.title,
        missionCode: row.mission_code,
        objectiveId: row.objective_id,
        indicators: contentOf(row).indicators.map((one) => linkIndicator(one, figures)),
      })),
    ),
  };
}

/** One sheet, put aside or not. */
export async function readSheetWords(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  today: string,
  row: SheetRow,
): Promise<PrintedSheet> {
  const objectives = await listObjectives(tx, cptsId, MOST_OBJECTIVES);
  const labels = {
    missions: await listMissions(tx, today),
    figures: await readFiguresIn(deps, tx, cptsId, true),
    objectives: new Map(objectives.map((one) => [one.id, one.label])),
  };
  return printedOf(row, labels, (await pilotWords(tx, cptsId, today, [row])).get(row.id) ?? []);
}

function printedOf(
  row: SheetRow,
  labels: {
    missions: readonly ProjectMission[];
    objectives: ReadonlyMap<string, string>;
    figures: Figures;
  },
  pilots: string[],
): PrintedSheet {
  return {
    number: row.number,
    title: row.title,
    missionCode: row.mission_code,
    missionLabel: labels.missions.find((one) => one.code === row.mission_code)?.label ?? row.mission_code,
    objectiveLabel: (row.objective_id && labels.objectives.get(row.objective_id)) || null,
    stateLabel: STATE_LABELS[row.state as SheetState],
    pilots,
    content: contentOf(row),
    figures: labels.figures,
  };
}

/** Who pilots each sheet, in words. */
async function pilotWords(
  tx: Tx,
  cptsId: string,
  today: string,
  rows: readonly SheetRow[],
): Promise<Map<string, string[]>> {
  const links = await listPilots(
    tx,
    cptsId,
    rows.map((row) => row.id),
  );
  const names = await listPilotNames(tx, cptsId, [...new Set(links.map((one) => one.professional_id))]);
  const professions = new Map(
    (await listReferenceValues(tx, "profession", today)).map((one) => [one.code, one.label]),
  );
  const words = new Map(
    names.map((one) => [
      one.id,
      [
        `${one.given_name} ${one.family_name}`,
        professions.get(one.profession_code)?.toLocaleLowerCase("fr") ?? "",
      ]
        .filter(Boolean)
        .join(", "),
    ]),
  );
  const bySheet = new Map<string, string[]>();
  for (const one of links)
    bySheet.set(one.sheet_id, [
      ...(bySheet.get(one.sheet_id) ?? []),
      ...(words.has(one.professional_id) ? [words.get(one.professional_id) ?? ""] : []),
    ]);
  return bySheet;
}
