import type { Block, Cell } from "../../../platform/documents/index.ts";
import { formatPlainDate } from "../../../platform/time/index.ts";
import type { DocumentSection, Missing } from "../document/document-kind.ts";
import { blocksOfText } from "../document/text-blocks.ts";
import { needText } from "../letter/ground-sections.ts";
import { paragraph, sourceLine, subtitle } from "../letter/letter-words.ts";
import { missionKey as letterMissionKey } from "../letter/project-sections.ts";
import { sheetBlocks, stepsTable } from "../sheet/sheet-blocks.ts";
import type { HealthFacts } from "./health-facts.ts";

type Section = DocumentSection<HealthFacts>;

const SHEETS = "projet/fiches";
const LINKS = "projet/fiches/liens";
const missionKey = (code: string): string => `mission.${code}`;
/** The codes that a text may be kept under: those of the reference set as it was shipped. */
const MISSION_CODES = [
  ["ACCES_MT", "Accès à un médecin traitant"],
  ["ACCES_SNP", "Soins non programmés"],
  ["PARCOURS", "Parcours pluriprofessionnels"],
  ["PREVENTION", "Prévention"],
  ["CRISE", "Crises sanitaires"],
  ["QUALITE", "Qualité et pertinence"],
  ["ACCOMPAGNEMENT", "Accompagnement des professionnels"],
] as const;

/** What the project wants, by mission. */
export const objectivesSection: Section = {
  key: "objectives",
  title: "4. Objectifs et priorités",
  hint: "Les objectifs écrits dans « Liens et objectifs », mission par mission, et pourquoi ceux-là.",
  texts: [
    {
      key: "health.priorities",
      label: "Priorités retenues",
      help: "Comment on passe des besoins aux objectifs : ce qui est retenu, ce qui attend, et pourquoi.",
      needed: true,
    },
  ],
  compose: (facts, text) => [
    ...blocksOfText(text("health.priorities")),
    {
      kind: "table",
      columns: [
        { header: "Mission", share: 3 },
        { header: "Objectif", share: 5 },
        { header: "Fiches action", share: 2 },
      ],
      rows: facts.tree.missions
        .filter(({ code }) => !isDeclined(facts, code))
        .flatMap((mission): Cell[][] =>
          mission.objectives.length === 0
            ? [[mission.label, "À définir", ""]]
            : mission.objectives.map((one, at): Cell[] => [
                at === 0 ? mission.label : "",
                one.label,
                one.sheets.map((sheet) => sheet.number).join(", ") || "Aucune",
              ]),
        ),
    },
    sourceLine(`objectifs et fiches action de la CPTS, au ${formatPlainDate(facts.today)}`),
    ...declinedLine(facts),
  ],
  missing: ({ tree }, text) => [
    ...needText(text, "health.priorities", "les priorités retenues"),
    ...tree.missions
      .filter((mission) => mission.isCore && mission.objectives.length === 0)
      .map((mission): Missing => ({ what: `un objectif pour « ${mission.label} »`, place: LINKS })),
    ...tree.holes
      .filter((hole) => hole.kind === "objective-without-sheet")
      .map((hole): Missing => ({ what: lowerFirst(hole.sentence), place: SHEETS })),
  ],
};

/** Declined in the letter, and nothing was written for it since: it is not announced. */
const isDeclined = ({ declaration, sheets, tree }: HealthFacts, code: string): boolean =>
  declaration.missions.some((one) => one.code === code && one.chosen === false) &&
  !sheets.some((sheet) => sheet.missionCode === code) &&
  !tree.missions.some((one) => one.code === code && one.objectives.length > 0);

function declinedLine(facts: HealthFacts): Block[] {
  const labels = facts.missions.filter(({ code }) => isDeclined(facts, code)).map(({ label }) => label);
  if (labels.length === 0) return [];
  const words = labels.length > 1 ? "Missions non retenues" : "Mission non retenue";
  return [paragraph(`${words} dans la lettre d’intention : ${labels.join(", ")}.`)];
}

const lowerFirst = (sentence: string): string => sentence.replace(/\.$/, "");

const PAGE_BREAK: Block = { kind: "page-break" };

/** Each mission in words, then its sheets whole. */
export const sheetsSection: Section = {
  key: "sheets",
  title: "5. Missions et fiches action",
  hint: "Chaque mission en quelques lignes, puis ses fiches action entières, telles qu’elles sont aujourd’hui.",
  texts: MISSION_CODES.map(([code, label]) => ({
    key: missionKey(code),
    letterKey: letterMissionKey(code),
    label: `Mission : ${label}`,
    help: "Comment la CPTS s’organise pour cette mission ; ce qui existe déjà. Les fiches suivent d’elles-mêmes.",
  })),
  isShown: ({ missions }, key) => missions.some((one) => missionKey(one.code) === key),
  compose: (facts, text) =>
    facts.missions.flatMap((mission, nth): Block[] => {
      if (isDeclined(facts, mission.code) && text(missionKey(mission.code)) === "") return [];
      const own = facts.sheets.filter((sheet) => sheet.missionCode === mission.code);
      // A mission begins a page with its first sheet, so that no title stands alone at the foot of one.
      return [
        ...(nth > 0 && own.length > 0 ? [PAGE_BREAK] : []),
        subtitle(mission.label),
        ...blocksOfText(text(missionKey(mission.code))),
        ...(own.length === 0 ? [paragraph("Aucune fiche action pour cette mission.")] : []),
        ...own.flatMap((sheet, at): Block[] => [...(at > 0 ? [PAGE_BREAK] : []), ...sheetBlocks(sheet, 2)]),
      ];
    }),
  missing: ({ missions, sheets, tree }) => [
    ...missions
      .filter((one) => one.isCore && !sheets.some((sheet) => sheet.missionCode === one.code))
      .map((one): Missing => ({ what: `une fiche action pour « ${one.label} »`, place: SHEETS })),
    ...sheets
      .filter((sheet) => sheet.stateLabel === "Brouillon")
      .map((sheet): Missing => ({ what: `la fiche ${sheet.number}, encore en brouillon`, place: SHEETS })),
    ...tree.holes
      .filter((hole) => hole.kind.startsWith("sheet-without") || hole.kind.startsWith("indicator-without"))
      .map((hole): Missing => ({ what: lowerFirst(hole.sentence), place: SHEETS })),
  ],
};

/** The steps of all sheets, semester by semester. */
export const calendarSection: Section = {
  key: "calendar",
  title: "6. Calendrier de mise en œuvre",
  hint: "Les étapes de toutes les fiches, semestre par semestre, telles que « Calendrier » les montre.",
  texts: [],
  compose: ({ sheets, today }) => {
    const steps = sheets.flatMap((sheet) =>
      sheet.content.steps.map((step) => ({ ...step, label: step.label && `${sheet.number} ${step.label}` })),
    );
    return steps.length === 0
      ? [paragraph("Aucune étape n’est encore écrite.")]
      : [...stepsTable(steps), sourceLine(`étapes des fiches action, au ${formatPlainDate(today)}`)];
  },
  missing: ({ sheets }) =>
    sheets
      .filter((sheet) => sheet.content.steps.length === 0)
      .map((sheet) => ({ what: `des étapes dans la fiche ${sheet.number}`, place: SHEETS })),
};
