import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type Block, renderDocument } from "../../../platform/documents/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { formatDate, nowOf } from "../../../platform/time/index.ts";
import { sayShare } from "../model/index.ts";
import { listSendings } from "../sending/sending-store.ts";
import { type Answered, returnsIn, xlsxOfAnswers } from "./export-results.ts";
import { answeredIn, questionsOf } from "./read-results.ts";
import type { QuestionSummary } from "./summarise.ts";

/** The newest sendings that were answered: more than a CPTS joins to a file. */
const MOST_SENDINGS = 20;
/** Texts of a question in the summary; all of them are in the workbook. */
const MOST_TEXTS = 60;
const SHORT_TEXT = 40;

export interface AnswerFile {
  /** `reponses-1-votre-avis.xlsx` */
  name: string;
  content: Uint8Array;
}

/**
 * The answers to the questionnaires of a CPTS, to be joined to what it sends: a workbook for each sending that was answered, as its
 * results are exported (anonymous: counts, and nothing under the threshold), and one PDF that sums them all up. Empty without answers.
 * It names who answered a named questionnaire: only for who may read the results.
 */
export async function writeAnswerFiles(
  deps: Deps,
  of: { cptsId: string; timeZone: string },
): Promise<AnswerFile[]> {
  const all = await withTenant(deps.db, of.cptsId, async (tx) => {
    const sendings = (await listSendings(tx, of.cptsId)).filter(({ responses }) => responses > 0);
    const answered: (Answered & { returns: Awaited<ReturnType<typeof returnsIn>> })[] = [];
    for (const { id } of sendings.slice(0, MOST_SENDINGS)) {
      const one = await answeredIn(deps, tx, of, id);
      answered.push({ ...one, returns: await returnsIn(tx, of.cptsId, one) });
    }
    return answered;
  });
  if (all.length === 0) return [];
  const files: AnswerFile[] = [];
  for (const one of all)
    if (one.rows.length > 0)
      files.push({
        name: `reponses-${files.length + 1}-${wordsOfName(one.sending.title)}.xlsx`,
        content: await xlsxOfAnswers(one, one.returns, of.timeZone),
      });
  return [...files, { name: "reponses-en-bref.pdf", content: await printSummary(deps, all, of.timeZone) }];
}

const wordsOfName = (title: string): string =>
  title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40) || "questionnaire";

const printSummary = (deps: Deps, all: readonly Answered[], zone: string): Promise<Uint8Array> =>
  renderDocument(
    {
      title: "Réponses aux questionnaires",
      author: "CPTS",
      createdAt: nowOf(deps).toISOString(),
      pageNumbers: true,
      blocks: [
        { kind: "heading", level: 1, text: "Réponses aux questionnaires" },
        ...all.flatMap((one) => summaryOf(one, zone)),
      ],
    },
    "pdf",
  );

function summaryOf({ sending, form, rows, least }: Answered, zone: string): Block[] {
  const identity = sending.identity === "anonymous" ? "anonyme" : "nominatif";
  const since = sending.forgotten_at
    ? ` Réponses rendues anonymes le ${formatDate(sending.forgotten_at, zone)}.`
    : "";
  const sent = `Envoyé le ${formatDate(sending.created_at, zone)}, ${identity}.${since}`;
  const title: Block = { kind: "heading", level: 2, text: sending.title };
  if (rows.length === 0)
    return [
      title,
      {
        kind: "paragraph",
        text: `${sent} Moins de ${least ?? 1} réponses comptées : rien n’en est montré, pour que personne ne soit reconnu.`,
      },
    ];
  return [
    title,
    { kind: "paragraph", text: `${sent} Réponses : ${rows.length}.` },
    ...questionsOf({ sending, form, rows })
      .filter(({ answered }) => answered > 0)
      .flatMap(questionBlocks),
  ];
}

function questionBlocks(one: QuestionSummary): Block[] {
  const asked: Block = {
    kind: "paragraph",
    text: [
      { text: one.section ? `${one.section} – ${one.text}` : one.text, bold: true },
      { text: ` (réponses : ${one.answered})` },
    ],
  };
  if (one.kind === "options")
    return [
      asked,
      {
        kind: "table",
        columns: [
          { header: "Réponse", share: 5 },
          { header: "Nombre", share: 1, align: "right" },
          { header: "Part", share: 1, align: "right" },
        ],
        rows: one.options.map(({ label, count }) => [
          label,
          String(count),
          sayShare(count, one.answered) ?? "–",
        ]),
      },
    ];
  if (one.numbers) {
    const { mean, median, min, max } = one.numbers;
    const range = min === null || max === null ? "" : `, de ${french(min)} à ${french(max)}`;
    const text = `Moyenne ${french(mean)}, médiane ${french(median)}${range}.`;
    return [asked, { kind: "paragraph", text }];
  }
  const texts = countTexts(one.texts);
  const left = texts.length - MOST_TEXTS;
  const shown = texts.slice(0, MOST_TEXTS);
  return [
    asked,
    // Names and the like: a line for each would fill pages.
    shown.every((text) => text.length <= SHORT_TEXT)
      ? { kind: "paragraph", text: `${shown.join(" ; ")}.` }
      : { kind: "list", ordered: false, items: shown },
    ...(left > 0
      ? [{ kind: "paragraph" as const, text: `Et ${left} autres, dans le classeur des réponses.` }]
      : []),
  ];
}

/** « Infirmier : 12 »: equal words once, with how many wrote them, the most frequent first; the others in their order. */
function countTexts(texts: readonly string[]): string[] {
  const groups = Map.groupBy(texts, (text) => foldText(text));
  return [...groups.values()]
    .sort((one, other) => other.length - one.length)
    .map((same) => (same.length > 1 ? `${same[0]} : ${same.length}` : (same[0] ?? "")));
}

const french = (value: number): string =>
  new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 }).format(value).replaceAll("\u202f", "\u00a0");
