import type { Block, Cell } from "../../../platform/documents/index.ts";
import { formatPlainDate } from "../../../platform/time/index.ts";
import type { DocumentSection } from "../document/document-kind.ts";
import { blocksOfText } from "../document/text-blocks.ts";
import { need, needText } from "../letter/ground-sections.ts";
import { paragraph, sourceLine } from "../letter/letter-words.ts";
import { dueWords, presentWords } from "../sheet/link-indicators.ts";
import { STATE_LABELS } from "../sheet/present-sheet.ts";
import { KIND_LABELS, writeAim, writeEuros } from "../sheet/sheet-print-words.ts";
import { sumBudget, sumProject } from "../sheet/sum-budget.ts";
import type { HealthFacts } from "./health-facts.ts";

type Section = DocumentSection<HealthFacts>;
const SHEETS = "projet/fiches";
/** Years that fit beside the missions. */
const MOST_YEARS = 7;

/** What the sheets cost, by mission and by year: summed, never typed. */
export const budgetSection: Section = {
  key: "budget",
  title: "10. Budget prévisionnel",
  hint: "La somme des budgets des fiches action, par mission et par année.",
  texts: [
    {
      key: "health.budget",
      label: "Commentaire du budget",
      help: "Fonctionnement de l’association, hypothèses, financements attendus et acquis, ce qui n’est pas encore chiffré.",
    },
  ],
  compose: (facts, text) => [...budgetTable(facts), ...blocksOfText(text("health.budget"))],
  missing: ({ sheets }) => [
    ...need(
      sheets.some((sheet) => sheet.content.budget.some((line) => line.amountCents > 0)),
      "le budget d’au moins une fiche action",
      SHEETS,
    ),
    ...sheets
      .filter((sheet) => sheet.content.budget.some((line) => line.amountCents === 0 || line.year === null))
      .map((sheet) => ({
        what: `les montants et les années du budget de la fiche ${sheet.number}`,
        place: SHEETS,
      })),
  ],
};

function budgetTable({ missions, sheets, today }: HealthFacts): Block[] {
  const sum = sumProject(
    missions.map((one) => one.code),
    sheets.map(({ missionCode, content }) => ({ missionCode, budget: content.budget })),
  );
  if (sum.totalCents === 0) return [paragraph("Aucune fiche action n’est encore chiffrée.")];
  // Beyond what a page holds, the years are left to the sheets and the total stays.
  const years = sum.years.length <= MOST_YEARS ? sum.years : [];
  const bold = (text: string): Cell => [{ text, bold: true }];
  return [
    {
      kind: "table",
      columns: [
        { header: "Mission", share: 4 },
        ...years.map((year) => ({
          header: year === null ? "Sans année" : String(year),
          share: 2,
          align: "right" as const,
        })),
        { header: "Total", share: 2, align: "right" },
      ],
      rows: [
        ...sum.missions
          .filter((one) => one.totalCents > 0)
          .map((one): Cell[] => [
            missions.find(({ code }) => code === one.missionCode)?.label ?? one.missionCode,
            ...years.map((_, at) => writeEuros(one.amountsCents[at] ?? 0)),
            writeEuros(one.totalCents),
          ]),
        [
          bold("Total"),
          ...years.map((_, at) => bold(writeEuros(sum.totalsCents[at] ?? 0))),
          bold(writeEuros(sum.totalCents)),
        ],
      ],
    },
    sourceLine(`budgets des fiches action au ${formatPlainDate(today)}${draftsOf(sheets)}`),
  ];
}

/** A request of subsidy leaves drafts out: said, so that the two sums can be compared. */
function draftsOf(sheets: HealthFacts["sheets"]): string {
  const drafts = sheets.filter(({ stateLabel }) => stateLabel === STATE_LABELS.draft);
  const cents = sumBudget(drafts.flatMap(({ content }) => content.budget)).totalCents;
  if (cents === 0) return "";
  const numbers = drafts.map(({ number }) => number).join(", ");
  return `, dont ${writeEuros(cents)} de fiches en brouillon (${numbers}), qu’une demande de subvention ne compte pas encore`;
}

/** Every indicator of every sheet, and how the project will be judged. */
export const evaluationSection: Section = {
  key: "evaluation",
  title: "11. Évaluation et indicateurs",
  hint: "Les indicateurs de toutes les fiches, avec leur départ et leur cible, et qui les relève.",
  texts: [
    {
      key: "health.evaluation",
      label: "Modalités d’évaluation",
      help: "Qui relève les indicateurs, quand, comment ils sont discutés avec l’ARS et la CPAM, place des usagers.",
      needed: true,
    },
  ],
  compose: ({ sheets }, text) => [
    ...blocksOfText(text("health.evaluation")),
    ...(sheets.some((sheet) => sheet.content.indicators.length > 0)
      ? [indicatorsTable(sheets)]
      : [paragraph("Aucun indicateur n’est encore écrit.")]),
  ],
  missing: (_, text) => needText(text, "health.evaluation", "les modalités d’évaluation"),
};

const indicatorsTable = (sheets: HealthFacts["sheets"]): Block => ({
  kind: "table",
  columns: [
    { header: "N°", share: 1 },
    { header: "Indicateur", share: 5 },
    { header: "Type", share: 2 },
    { header: "Départ et cible, ou critère", share: 4 },
    { header: "Source", share: 3 },
  ],
  rows: sheets.flatMap((sheet) =>
    sheet.content.indicators.map((one): Cell[] => [
      sheet.number,
      one.label,
      KIND_LABELS[one.kind],
      [writeAim(one), dueWords(one), presentWords(one, sheet.figures)].filter(Boolean).join("\n"),
      one.source,
    ]),
  ),
});
