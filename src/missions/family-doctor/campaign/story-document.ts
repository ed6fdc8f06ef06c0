import type { PrintedDocument } from "../../../platform/documents/index.ts";
import type { Story } from "../request/request-contract.ts";
import type { Sender } from "./sender.ts";

const LONGEST_SENTENCE = 160;
// Measured on the printed page, in the widest letters that come: characters of a line in each column, and lines left for the steps.
const SENTENCE_WIDTH = 42;
const LABEL_WIDTH = 16;
const PAGE_LINES = 32;

/** The story of a request on one page, for who declared it and for the doctor. Pure. */
export function storyDocument(
  story: Story,
  sender: Sender,
  sayInstant: (at: string) => string,
  sayDay: (day: string) => string,
): PrintedDocument {
  const facts: [string, string | null][] = [
    ["Patient", story.patientName ?? "Rendu anonyme"],
    ["Déclaré par", story.declarantLabel || null],
    ["En attente depuis", sayInstant(story.waitingSince)],
    ["Médecin", story.doctorName],
    ["Premier rendez-vous", story.appointmentOn && sayDay(story.appointmentOn)],
    ["Déclaré à la caisse", story.declaredOn && sayDay(story.declaredOn)],
    ["Fin", story.endLabel],
  ];
  const { shown, leftOut } = shorten(story.lines);
  return {
    title: `Demande ${story.reference} : son histoire`,
    author: sender.name,
    createdAt: sender.at,
    header: sender.name,
    footer: `Demande ${story.reference}, imprimée le ${sender.date}. Nominatif : à ne laisser à personne d'autre.`,
    pageNumbers: true,
    blocks: [
      { kind: "heading", level: 1, text: `Demande de médecin traitant ${story.reference}` },
      { kind: "paragraph", text: [{ text: story.statusLabel, bold: true }] },
      {
        kind: "table",
        columns: [
          { header: "Ce qui est connu", share: 1 },
          { header: "Réponse", share: 2 },
        ],
        rows: facts.flatMap(([name, value]) => (value ? [[name, value]] : [])),
      },
      { kind: "heading", level: 2, text: "Ce qui s'est passé" },
      {
        kind: "table",
        columns: [
          { header: "Le", share: 2 },
          { header: "Quoi", share: 5 },
          { header: "Par", share: 2 },
        ],
        rows: shown.map((line) => [sayInstant(line.at), cut(line.sentence), line.byLabel]),
      },
      ...(leftOut > 0
        ? [
            {
              kind: "paragraph" as const,
              text: `Étapes du milieu non imprimées : ${leftOut}. Elles se lisent à l'écran.`,
            },
          ]
        : []),
    ],
  };
}

/** The first two steps and the last ones, as many as the page holds. */
function shorten(lines: Story["lines"]): { shown: Story["lines"]; leftOut: number } {
  const first = lines.slice(0, 2);
  const last: Story["lines"] = [];
  let left = PAGE_LINES - first.reduce((sum, line) => sum + heightOf(line), 0);
  for (const line of lines.slice(2).reverse()) {
    left -= heightOf(line);
    if (left < 0) break;
    last.unshift(line);
  }
  return { shown: [...first, ...last], leftOut: lines.length - first.length - last.length };
}

/** In lines of text, the space between two rows counted as half a line. */
const heightOf = ({ sentence, byLabel }: Story["lines"][number]): number =>
  0.5 +
  Math.max(1, Math.ceil(cut(sentence).length / SENTENCE_WIDTH), Math.ceil(byLabel.length / LABEL_WIDTH));

const cut = (sentence: string): string =>
  sentence.length <= LONGEST_SENTENCE ? sentence : `${sentence.slice(0, LONGEST_SENTENCE - 1)}…`;
