import type { Block, Cell } from "../../../platform/documents/index.ts";
import { formatDate, formatPlainDate } from "../../../platform/time/index.ts";
import { COMMAND_LINE } from "../case/command-line-label.ts";
import type { DocumentSection } from "../document/document-kind.ts";
import { blocksOfText } from "../document/text-blocks.ts";
import { wordsOfFigure } from "../mobilisation/count-mobilisation.ts";
import type { ProjectPerson } from "../mobilisation/mobilisation-contract.ts";
import { writePartialDate } from "../mobilisation/partial-date.ts";
import { need, needText } from "./ground-sections.ts";
import type { LetterFacts, LetterPhoto } from "./letter-facts.ts";
import { choicesTable, paragraph, sourceLine, subtitle } from "./letter-words.ts";

type Section = DocumentSection<LetterFacts>;
const PLACE = "projet/mobilisation";

export const methodSection: Section = {
  key: "method",
  title: "5. Informer et mobiliser les acteurs",
  hint: "Le journal des actions de « Mobilisation », les retours du questionnaire, et votre méthode.",
  texts: [
    {
      key: "method.method",
      label: "Méthodologie",
      help: "Comment les professionnels ont été contactés, sur quel listing, combien ; qui a relayé ; les actions à venir.",
      needed: true,
    },
  ],
  compose: (facts, text) => [
    ...blocksOfText(text("method.method")),
    ...(facts.returns === null
      ? []
      : [
          paragraph([
            { text: "Retours de questionnaires : " },
            { text: String(facts.returns), bold: true },
            { text: ` au ${formatPlainDate(facts.today)}` },
          ]),
        ]),
    ...actionsTable(facts),
    ...facts.photos.map(photoBlock),
  ],
  missing: (facts, text) => [
    ...needText(text, "method.method", "la méthodologie"),
    ...need(
      facts.actions.some(({ kind }) => kind === "meeting"),
      "une réunion au journal, avec sa date et ses présents",
      PLACE,
    ),
    ...facts.actions
      .filter(({ kind, minutes }) => kind === "meeting" && minutes === "")
      .slice(0, 3)
      .map(({ title }) => ({ what: `le compte rendu de « ${title} »`, place: PLACE })),
  ],
};

function actionsTable({ actions, today }: LetterFacts): Block[] {
  if (actions.length === 0) return [];
  const number = (value: number | null) => (value === null ? "" : String(value));
  return [
    {
      kind: "table",
      columns: [
        { header: "Date", share: 4 },
        { header: "Action", share: 8 },
        { header: "Lieu", share: 6 },
        { header: "Invités", share: 3, align: "right" },
        { header: "Présents", share: 3, align: "right" },
      ],
      rows: actions.map((one): Cell[] => [
        writePartialDate(one.doneOn),
        one.title,
        one.place,
        number(one.invited),
        number(one.present),
      ]),
    },
    sourceLine(`journal des actions de mobilisation de la CPTS, au ${formatPlainDate(today)}`),
  ];
}

const WIDEST = 120;
const TALLEST = 90;
const photoBlock = ({ content, alternative, width, height }: LetterPhoto): Block => {
  const scale = Math.min(WIDEST / width, TALLEST / height);
  return {
    kind: "image",
    png: content,
    alternative,
    widthMillimeters: Math.round(width * scale),
    heightMillimeters: Math.round(height * scale),
    align: "center",
  };
};

export const professionsSection: Section = {
  key: "professions",
  title: "6. Professionnels informés et sollicités",
  hint: "Le tableau de « Mobilisation », avec vos corrections et leurs notes.",
  texts: [
    {
      key: "professions.notes",
      label: "Précisions sur ces nombres",
      help: "D’où viennent les listes, ce qui n’a pas pu être compté, qui a relayé le questionnaire. Une ligne qui commence par | fait un tableau.",
    },
  ],
  compose: (facts, text) => [
    {
      kind: "table",
      columns: [
        { header: "Profession", share: 5 },
        { header: "Nombre de professionnels identifiés", share: 3, align: "right" },
        { header: "Nombre de professionnels sollicités", share: 3, align: "right" },
        { header: "Nombre de professionnels engagés", share: 3, align: "right" },
      ],
      rows: facts.mobilisation.map((row): Cell[] => [
        row.label,
        writeFigure(facts, row.identified),
        writeFigure(facts, row.solicited),
        writeFigure(facts, row.engaged),
      ]),
    },
    sourceLine(mobilisationSource(facts)),
    ...blocksOfText(text("professions.notes")),
  ],
  missing: ({ mobilisation }) => [
    ...need(
      mobilisation.some(({ identified }) => wordsOfFigure(identified) !== "0"),
      "les professionnels identifiés : remplissez l’annuaire, ou corrigez les nombres",
      PLACE,
    ),
    ...need(
      mobilisation.some(({ engaged }) => wordsOfFigure(engaged) !== "0"),
      "des professionnels engagés",
      PLACE,
    ),
  ],
};

const figuresOf = ({ mobilisation }: Pick<LetterFacts, "mobilisation">) =>
  mobilisation.flatMap(({ identified, solicited, engaged }) => [identified, solicited, engaged]);

/** True when the directory, the mailings or the answers counted anybody. */
const isCounted = (facts: Pick<LetterFacts, "mobilisation">): boolean =>
  figuresOf(facts).some(({ computed }) => computed > 0);

/** What nobody counted nor said is left empty: it is not a zero. */
const writeFigure = (facts: LetterFacts, figure: ReturnType<typeof figuresOf>[number]): string =>
  figure.correction || isCounted(facts) ? wordsOfFigure(figure) : "";

/** Where the numbers come from: what was counted, the file that was loaded, what the team says instead. */
function mobilisationSource(facts: LetterFacts): string {
  const said = figuresOf(facts).flatMap(({ correction }) => correction ?? []);
  const loaded = said.filter(({ byLabel }) => byLabel === COMMAND_LINE);
  const lastLoaded = loaded
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const counted = isCounted(facts);
  const words = [
    counted ? `annuaire, envois et réponses de la CPTS au ${formatPlainDate(facts.today)}` : "",
    lastLoaded ? `nombres du dossier chargé le ${formatDate(lastLoaded, facts.territory.timeZone)}` : "",
    said.length > loaded.length ? `nombres ${counted ? "corrigés" : "donnés"} par l’équipe projet` : "",
  ];
  return words.filter(Boolean).join(" ; ") || "aucun professionnel n’est encore compté";
}

export const solicitationsSection: Section = {
  key: "solicitations",
  title: "7. Autres sollicitations",
  hint: "Hôpitaux, cliniques, élus, médico-social, social, structures coordonnées : non, ou oui et lesquels.",
  texts: [],
  compose: ({ declaration }) => [
    choicesTable(
      "Sollicités",
      declaration.choices.filter(({ key }) => key.startsWith("solicitation.")),
    ),
  ],
  missing: ({ declaration }) =>
    need(
      declaration.choices
        .filter(({ key }) => key.startsWith("solicitation."))
        .every(({ answer }) => answer !== null),
      "non ou oui pour chaque sollicitation",
    ),
};

const PARTS: readonly [ProjectPerson["part"], string][] = [
  ["team", "Équipe projet : professionnels libéraux"],
  ["active", "Membres actifs"],
  ["partner", "Partenaires : professionnels des établissements de santé ou médico-sociaux"],
];

export const teamSection: Section = {
  key: "team",
  title: "8. Équipe projet et partenaires",
  hint: "Les personnes inscrites dans « Mobilisation ».",
  texts: [
    {
      key: "team.presentation",
      label: "Présentation de l’équipe",
      help: "Le noyau des porteurs, comment il s’est constitué, les professions qui manquent encore.",
    },
  ],
  compose: (facts, text) => [
    ...blocksOfText(text("team.presentation")),
    ...PARTS.flatMap(([part, title]): Block[] => {
      const people = facts.people.filter((one) => one.part === part);
      if (people.length === 0 && part !== "team") return [];
      return [subtitle(title), peopleTable(people)];
    }),
    ...(facts.people.length > 0
      ? [sourceLine(`liste tenue par l’équipe projet, au ${formatPlainDate(facts.today)}`)]
      : []),
  ],
  missing: ({ people }) =>
    need(
      people.some(({ part }) => part === "team"),
      "l’équipe projet",
      PLACE,
    ),
};

const peopleTable = (people: readonly ProjectPerson[]): Block => ({
  kind: "table",
  columns: [
    { header: "NOM Prénom", share: 4 },
    { header: "Profession", share: 4 },
    { header: "Secteur d’activité", share: 2 },
    { header: "Ville d’exercice", share: 3 },
    { header: "Structure d’appartenance", share: 3 },
  ],
  rows: people.map((one): Cell[] => [one.name, one.profession, one.sector, one.town, one.structure]),
});
