import type { Block, Cell } from "../../../platform/documents/index.ts";
import { formatPlainDate, semesterAt, semesterIndex } from "../../../platform/time/index.ts";
import { dueWords, presentWords } from "./link-indicators.ts";
import type { SheetContent, SheetStep } from "./sheet-content.ts";
import type { PrintedSheet } from "./sheet-facts.ts";
import {
  ACTION_LABELS,
  KIND_LABELS,
  NATURE_LABELS,
  writeEuros,
  writeFigure,
  writeTime,
} from "./sheet-print-words.ts";
import { sumBudget } from "./sum-budget.ts";

const TO_WRITE = "À compléter";

/** One sheet with every field of the model (S3), in its order; pure. `level` is that of its title. */
export function sheetBlocks(sheet: PrintedSheet, level: 1 | 2): Block[] {
  const { content } = sheet;
  const under = (text: string): Block => ({ kind: "heading", level: level === 1 ? 2 : 3, text });
  return [
    { kind: "heading", level, text: `Fiche action n° ${sheet.number} – ${sheet.title}` },
    identityTable(sheet),
    under("Préambule et situation"),
    ...paragraphs(content.context),
    under("Problématiques traitées"),
    ...listOf(content.problems.filter((one) => one !== "")),
    under("Objectifs opérationnels"),
    ...objectivesTable(content),
    under("Indicateurs d'évaluation"),
    ...indicatorsTable(sheet),
    under("L'action"),
    actionTable(content),
    under("Budget"),
    ...budgetTable(content),
    under("Étapes et calendrier prévisionnel"),
    ...stepsTable(content.steps),
  ];
}

const two = (rows: readonly (readonly [string, string])[]): Block => ({
  kind: "table",
  rowsBreak: true,
  columns: [
    { header: "Rubrique", share: 2 },
    { header: "Contenu", share: 5 },
  ],
  rows: rows.map(([what, is]): Cell[] => [what, is || TO_WRITE]),
});

const identityTable = (sheet: PrintedSheet): Block => {
  const { content } = sheet;
  return two([
    ["N° de fiche", sheet.number],
    ["Mission", sheet.missionLabel],
    ["Axe", content.axis],
    ["Objectif intermédiaire", content.intermediateObjective],
    ["Objectif du projet de santé", sheet.objectiveLabel ?? ""],
    ["Pilotes", [...sheet.pilots, content.otherPilots].filter(Boolean).join("\n")],
    ["Intitulé de l'action", sheet.title],
    ["Maître d'ouvrage", content.owner],
    ["Nom du référent", content.referent],
    ["État", sheet.stateLabel],
  ]);
};

const paragraphs = (text: string): Block[] =>
  (text || TO_WRITE)
    .split(/\n{2,}/)
    .filter((one) => one.trim() !== "")
    .map((one) => ({ kind: "paragraph", text: one.trim() }));

const listOf = (items: readonly string[]): Block[] =>
  items.length === 0
    ? [{ kind: "paragraph", text: TO_WRITE }]
    : [{ kind: "list", ordered: false, items: [...items] }];

function objectivesTable({ objectives }: SheetContent): Block[] {
  if (objectives.length === 0) return [{ kind: "paragraph", text: TO_WRITE }];
  return [
    {
      kind: "table",
      columns: [
        { header: "Objectif", share: 4 },
        { header: "Mesure", share: 4 },
        { header: "Échéance", share: 2 },
        { header: "Responsable", share: 2 },
      ],
      rows: objectives.map((one): Cell[] => [
        one.label || TO_WRITE,
        one.measure || TO_WRITE,
        one.dueOn ? formatPlainDate(one.dueOn) : TO_WRITE,
        one.owner || TO_WRITE,
      ]),
    },
  ];
}

function indicatorsTable({ content: { indicators }, figures }: PrintedSheet): Block[] {
  if (indicators.length === 0) return [{ kind: "paragraph", text: TO_WRITE }];
  return [
    {
      kind: "table",
      columns: [
        { header: "Indicateur", share: 4 },
        { header: "Type", share: 2 },
        { header: "Départ", share: 2 },
        { header: "Cible ou critère", share: 3 },
        { header: "Source", share: 3 },
      ],
      rows: indicators.map((one): Cell[] => {
        const counted = one.nature === "quantitative";
        return [
          one.label || TO_WRITE,
          `${KIND_LABELS[one.kind]}, ${NATURE_LABELS[one.nature].toLocaleLowerCase("fr")}`,
          [counted ? writeFigure(one.baseline, one.unit) : "–", presentWords(one, figures)]
            .filter(Boolean)
            .join("\n"),
          counted
            ? [writeFigure(one.target, one.unit), dueWords(one), one.criterion].filter(Boolean).join("\n")
            : [one.criterion || TO_WRITE, dueWords(one)].filter(Boolean).join("\n"),
          one.source || TO_WRITE,
        ];
      }),
    },
  ];
}

const actionTable = (content: SheetContent): Block =>
  two([
    [
      "Types et modalités d'action",
      [content.actionKinds.map((kind) => ACTION_LABELS[kind]).join(", "), content.actions]
        .filter(Boolean)
        .join("\n"),
    ],
    ["Publics visés", content.publics],
    ["Localisation de l'action", content.place],
    ["Mobilisation et participation", content.participation],
    ["Temporalités de l'action", writeTime(content)],
    ["Moyens : locaux et matériel", content.premises],
    ["Moyens : personnes", content.people],
    ["Suivi et pilotage", content.steering],
    ["Évaluation", content.evaluation],
    [
      "Pistes de financement",
      content.funding
        .filter((one) => one.label !== "")
        .map((one) =>
          one.amountCents === null ? one.label : `${one.label} : ${writeEuros(one.amountCents)}`,
        )
        .join("\n"),
    ],
  ]);

function budgetTable({ budget }: SheetContent): Block[] {
  const lines = budget.filter((one) => one.label !== "" || one.amountCents > 0);
  if (lines.length === 0) return [{ kind: "paragraph", text: TO_WRITE }];
  return [
    {
      kind: "table",
      columns: [
        { header: "Dépense", share: 5 },
        { header: "Compte", share: 1 },
        { header: "Année", share: 1 },
        { header: "Montant", share: 2, align: "right" },
      ],
      rows: [
        ...lines.map((one): Cell[] => [
          one.label || TO_WRITE,
          one.account ?? "",
          one.year === null ? "" : String(one.year),
          one.amountCents === 0 ? "à chiffrer" : writeEuros(one.amountCents),
        ]),
        [
          [{ text: "Total", bold: true }],
          "",
          "",
          [{ text: writeEuros(sumBudget(budget).totalCents), bold: true }],
        ],
      ],
    },
  ];
}

const MOST_SEMESTERS = 10;

/** Steps × semesters, as the model draws it; beyond ten semesters, in words. */
export function stepsTable(steps: readonly SheetStep[]): Block[] {
  const named = steps.filter((one) => one.label !== "");
  if (named.length === 0) return [{ kind: "paragraph", text: TO_WRITE }];
  const indexes = named.map((one) => ({
    label: one.label,
    from: semesterIndex(one.from),
    until: semesterIndex(one.until),
  }));
  const first = Math.min(...indexes.map((one) => one.from));
  const last = Math.max(...indexes.map((one) => one.until));
  const columns = Array.from({ length: Math.min(MOST_SEMESTERS, last - first + 1) }, (_, at) => first + at);
  const head = (index: number) => `S${(index % 2) + 1} ${semesterAt(index).slice(0, 4)}`;
  return [
    {
      kind: "table",
      columns: [
        { header: "Étape d'avancement", share: 4 },
        ...columns.map((index) => ({ header: head(index), share: 1, align: "center" as const })),
      ],
      rows: indexes.map((one): Cell[] => [
        one.until > (columns.at(-1) ?? last) ? `${one.label} (jusqu'à ${head(one.until)})` : one.label,
        ...columns.map((index) => (index >= one.from && index <= one.until ? "X" : "")),
      ]),
    },
  ];
}
