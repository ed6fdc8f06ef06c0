import type { LinkedIndicator } from "./link-indicators.ts";

/** What is missing between a mission and what measures it. */
export type Hole =
  | "mission-without-objective"
  | "objective-without-sheet"
  | "sheet-without-indicator"
  | "sheet-without-objective"
  | "indicator-without-aim"
  | "indicator-without-value";

export interface LinkTree {
  missions: {
    code: string;
    label: string;
    /** Of the contract's core: a hole there is one that the ARS will ask about. */
    isCore: boolean;
    objectives: { id: string; label: string; revision: number; sheets: LinkedSheet[] }[];
    /** Sheets of the mission that answer no objective. */
    loose: LinkedSheet[];
  }[];
  holes: {
    kind: Hole;
    sentence: string;
    missionCode: string;
    objectiveId: string | null;
    sheetId: string | null;
  }[];
}

export interface LinkedSheet {
  id: string;
  number: string;
  title: string;
  indicators: LinkedIndicator[];
}

/** Missions → objectives → sheets → indicators, and each place where the chain breaks. */
export function linkTree(
  missions: readonly { code: string; label: string; isCore: boolean }[],
  objectives: readonly { id: string; missionCode: string; label: string; revision: number }[],
  sheets: readonly (LinkedSheet & { missionCode: string; objectiveId: string | null })[],
): LinkTree {
  const holes: LinkTree["holes"] = [];
  const tree = missions.map((mission) => {
    const own = objectives.filter((one) => one.missionCode === mission.code);
    const at = { missionCode: mission.code, objectiveId: null, sheetId: null };
    if (own.length === 0)
      holes.push({
        ...at,
        kind: "mission-without-objective",
        sentence: `${mission.label} : aucun objectif.`,
      });
    const linked = own.map((objective) => {
      const answering = sheets.filter((one) => one.objectiveId === objective.id);
      if (answering.length === 0)
        holes.push({
          ...at,
          objectiveId: objective.id,
          kind: "objective-without-sheet",
          sentence: `« ${objective.label} » : aucune fiche action n'y répond.`,
        });
      return {
        id: objective.id,
        label: objective.label,
        revision: objective.revision,
        sheets: answering.map(plain),
      };
    });
    const loose = sheets.filter((one) => one.missionCode === mission.code && one.objectiveId === null);
    for (const sheet of sheets.filter((one) => one.missionCode === mission.code)) {
      const here = { ...at, objectiveId: sheet.objectiveId, sheetId: sheet.id };
      if (sheet.objectiveId === null)
        holes.push({
          ...here,
          kind: "sheet-without-objective",
          sentence: `Fiche ${sheet.number}, « ${sheet.title} » : elle ne répond à aucun objectif.`,
        });
      if (sheet.indicators.length === 0)
        holes.push({
          ...here,
          kind: "sheet-without-indicator",
          sentence: `Fiche ${sheet.number}, « ${sheet.title} » : aucun indicateur.`,
        });
      for (const [kind, sentence] of indicatorHoles(sheet)) holes.push({ ...here, kind, sentence });
    }
    return { ...mission, objectives: linked, loose: loose.map(plain) };
  });
  return { missions: tree, holes };
}

/** Said once for a sheet, however many of its indicators break the chain. */
function indicatorHoles({ number, title, indicators }: LinkedSheet): [Hole, string][] {
  const of = `Fiche ${number}, « ${title} »`;
  const aimless = indicators.filter(({ lacks }) => lacks.includes("target") || lacks.includes("due"));
  const unknown = indicators.filter(({ lacks }) => lacks.includes("value"));
  return [
    ...(aimless.length > 0
      ? [
          [
            "indicator-without-aim",
            `${of} : ${aimless.length === 1 ? "un indicateur" : `${aimless.length} indicateurs`} sans cible ou sans échéance.`,
          ] as [Hole, string],
        ]
      : []),
    ...unknown.map((one): [Hole, string] => [
      "indicator-without-value",
      `${of} : le diagnostic ne dit encore rien de « ${one.catalogue?.label ?? one.label} ».`,
    ]),
  ];
}

const plain = ({ id, number, title, indicators }: LinkedSheet): LinkedSheet => ({
  id,
  number,
  title,
  indicators,
});
