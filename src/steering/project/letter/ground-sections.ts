import { ofCpts } from "../../../core/territory/index.ts";
import type { Block, Cell } from "../../../platform/documents/index.ts";
import { formatPlainDate } from "../../../platform/time/index.ts";
import type { DocumentSection, Missing, TextOf } from "../document/document-kind.ts";
import { blocksOfText } from "../document/text-blocks.ts";
import type { LetterFacts } from "./letter-facts.ts";
import { paragraph, sheetOf, sourceLine, writeNumber } from "./letter-words.ts";

type Section = DocumentSection<LetterFacts>;

/** What heads the form: who carries the project, and how to reach them. */
export const headSection: Section = {
  key: "head",
  title: "Le projet et ses porteurs",
  hint: "L’en-tête de la lettre : son intitulé, qui la signe, où vous écrire.",
  texts: [],
  compose: ({ declaration: { project } }) => [
    sheetOf([
      ["Intitulé du projet", project.title],
      ["Date de rédaction", project.writtenOn ? formatPlainDate(project.writtenOn) : ""],
      [
        project.carriers.length > 1 ? "Porteurs du projet" : "Porteur du projet",
        project.carriers
          .map(({ name, profession }) => [name, profession].filter(Boolean).join(", "))
          .join("\n"),
      ],
      ["Adresse postale", project.address],
      ["Mail", project.email],
      ["Téléphone", project.phone],
    ]),
    paragraph(
      "Rappel : la lettre d’intention est accompagnée du formulaire CERFA de demande de subvention (12156).",
    ),
  ],
  missing: ({ declaration: { project }, hasSubsidy }) => [
    ...need(project.title, "l’intitulé du projet"),
    ...need(project.writtenOn, "la date de rédaction"),
    ...need(project.carriers.length > 0, "au moins un porteur de projet"),
    ...need(project.address, "l’adresse postale"),
    ...need(project.email, "une adresse mail"),
    ...need(project.phone, "un numéro de téléphone"),
    ...need(
      hasSubsidy,
      "la demande de subvention (CERFA 12156) qui accompagne la lettre, figée",
      "projet/subventions",
    ),
  ],
};

export const need = (there: unknown, what: string, place?: string): Missing[] =>
  there ? [] : [place ? { what, place } : { what }];

export const needText = (text: TextOf, key: string, what: string): Missing[] => need(text(key), what);

export const territorySection: Section = {
  key: "territory",
  title: "1. Délimitation géographique",
  hint: "Les communes, IRIS et secteurs dessinés dans « Territoire », et leur carte.",
  texts: [
    {
      key: "territory.presentation",
      label: "Présentation du territoire",
      help: "Où il se situe, ce qui en fait un ensemble : bassin de vie, relief, transports, ville et campagne.",
    },
  ],
  compose: (facts, text) => [
    areasTable(facts),
    paragraph([
      { text: "Nombre total de communes, IRIS et secteurs : " },
      { text: String(facts.territory.areas.length), bold: true },
    ]),
    ...mapOf(facts),
    ...blocksOfText(text("territory.presentation")),
  ],
  missing: ({ territory }) =>
    need(territory.areas.length > 0, "le territoire : dessinez ses communes", "territoire"),
};

function areasTable({ territory, communes }: LetterFacts): Block {
  const nameOf = (area: Area) => communes.get(area.communeCode)?.name ?? area.communeCode;
  return {
    kind: "table",
    columns: [
      { header: "Communes / quartiers", share: 4 },
      { header: "Code postal", share: 2 },
      { header: "Code Insee", share: 2 },
    ],
    rows: byCommune(territory.areas, nameOf).map((area): Cell[] => {
      const name = area.kind === "commune" ? area.name : `${area.name} – ${nameOf(area)}`;
      const postalCodes = area.postalCode ?? communes.get(area.communeCode)?.postalCodes.join(", ") ?? "";
      return [name, postalCodes, area.code ?? area.communeCode];
    }),
  };
}

type Area = LetterFacts["territory"]["areas"][number];

/** The parts of a commune stand together, in the order of their codes. */
const byCommune = (areas: readonly Area[], nameOf: (area: Area) => string): Area[] =>
  [...areas].sort(
    (one, other) =>
      nameOf(one).localeCompare(nameOf(other), "fr") ||
      (one.code ?? one.name).localeCompare(other.code ?? other.name, "fr", { numeric: true }),
  );

const mapOf = ({ map, territory, today }: LetterFacts): Block[] =>
  map && territory.areas.length > 0
    ? [
        {
          kind: "image",
          png: map.png,
          widthMillimeters: 160,
          heightMillimeters: Math.round((160 * map.heightPixels) / map.widthPixels),
          alternative: map.alternative,
          align: "center",
        },
        sourceLine(
          `carte ${ofCpts(territory.name)}, d’après le territoire déclaré, dessinée le ${formatPlainDate(today)}`,
        ),
      ]
    : [];

export const populationSection: Section = {
  key: "population",
  title: "2. Population, taille et CPTS voisines",
  hint: "Le nombre d’habitants décide de la taille du contrat ; les voisines sont celles de cette installation.",
  texts: [
    {
      key: "population.coherence",
      label: "Cohérence avec les CPTS limitrophes",
      help: "Comment la délimitation a été convenue avec les voisines : ni chevauchement, ni commune isolée ; liens avec les projets de MSP.",
      needed: true,
    },
  ],
  compose: (facts, text) => [
    paragraph([
      { text: "Population concernée par le projet : " },
      { text: `${writeNumber(facts.territory.population)} habitants`, bold: true },
    ]),
    sourceLine(populationSource(facts)),
    paragraph([{ text: "Taille de la CPTS :", bold: true }]),
    {
      kind: "checks",
      items: facts.territory.sizes.map(({ size, label }) => ({
        checked: size === facts.territory.size,
        text: label,
      })),
    },
    ...bordersOf(facts),
    ...blocksOfText(text("population.coherence")),
  ],
  missing: (facts, text) => [
    ...need(facts.territory.population > 0, "la population du territoire", "territoire"),
    ...need(
      facts.borders.isSettled,
      "l’explication des chevauchements et des communes isolées avec les voisines",
      "territoire",
    ),
    ...needText(text, "population.coherence", "la cohérence avec les CPTS limitrophes"),
  ],
};

function populationSource({ territory }: LetterFacts): string {
  const { declared, areas } = territory;
  if (declared) return [declared.source, declared.year].filter(Boolean).join(", ");
  const sources = new Set(
    areas
      .filter((area) => area.population > 0)
      .map((area) => [area.populationSource, area.populationYear].filter(Boolean).join(", ")),
  );
  return sources.size > 0
    ? `${[...sources].slice(0, 4).join(" ; ")} ; somme des communes et quartiers`
    : "à indiquer";
}

function bordersOf({ borders }: LetterFacts): Block[] {
  const explained = borders.items.filter((one) => one.explanation);
  return [
    ...(borders.neighbours.length > 0
      ? [paragraph(`CPTS voisines : ${borders.neighbours.map(({ name }) => name).join(", ")}.`)]
      : []),
    ...(explained.length > 0
      ? [{ kind: "list" as const, ordered: false, items: borderLines(explained) }]
      : []),
  ];
}

/** After a colon a sentence begins low; « MSP » stays. */
const uncapital = (text: string): string =>
  /^\p{Lu}[\p{Ll}’' ]/u.test(text) ? text.charAt(0).toLocaleLowerCase("fr") + text.slice(1) : text;

/** « Lauzerville, Aureville : sans projet de CPTS à ce jour », a line for each explanation: one often holds for many communes. */
export const borderLines = (items: LetterFacts["borders"]["items"]): string[] =>
  [...Map.groupBy(items, (one) => one.explanation?.note || "à expliquer")].map(
    ([note, all]) => `${all.map(({ name }) => name).join(", ")} : ${uncapital(note)}`,
  );
