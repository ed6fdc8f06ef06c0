import type { Block, Cell } from "../../../platform/documents/index.ts";
import { formatPlainDate } from "../../../platform/time/index.ts";
import type { DocumentSection } from "../document/document-kind.ts";
import { blocksOfText } from "../document/text-blocks.ts";
import { chartBlock } from "./draw-charts.ts";
import { need, needText } from "./ground-sections.ts";
import type { LetterFacts } from "./letter-facts.ts";
import type { LetterIndicator } from "./letter-indicators.ts";
import { choicesTable, paragraph, sourceLine, subtitle, writeNumber } from "./letter-words.ts";

type Section = DocumentSection<LetterFacts>;

export const diagnosisSection: Section = {
  key: "diagnosis",
  title: "3. Pré-diagnostic territorial",
  hint: "Les indicateurs saisis dans « Diagnostic » avec leur source, l’offre de soins comptée dans l’annuaire, et votre lecture.",
  texts: [
    {
      key: "diagnosis.people",
      label: "Population : âge, précarité, quartiers",
      help: "Ce que disent les chiffres : population plus âgée ou plus jeune que le département, quartiers prioritaires, écarts.",
      needed: true,
    },
    {
      key: "diagnosis.offer",
      label: "Offre de soins et accès aux soins",
      help: "Structures du territoire (MSP, centres de santé, hôpitaux), secteurs peu dotés, délais, arrivées et départs.",
    },
    {
      key: "diagnosis.health",
      label: "État de santé et prévention",
      help: "Affections de longue durée, dépistages, vaccinations : là où le territoire s’écarte, et ce que vous en pensez.",
    },
    {
      key: "diagnosis.sources",
      label: "Sources utilisées",
      help: "Diagnostics de l’ARS et de l’Assurance Maladie, Rézone CPTS, contrat local de santé : avec leur date.",
    },
  ],
  compose: (facts, text) => [
    ...agesOf(facts),
    ...blocksOfText(text("diagnosis.people")),
    ...indicatorBlocks(facts.indicators),
    subtitle("Offre de soins"),
    ...offerOf(facts),
    ...blocksOfText(text("diagnosis.offer")),
    ...blocksOfText(text("diagnosis.health")),
    ...blocksOfText(text("diagnosis.sources")),
  ],
  missing: (facts, text) => [
    ...need(facts.picked.known > 0, "des indicateurs de santé avec leur source", "projet/diagnostic"),
    ...need(
      facts.picked.known === 0 || facts.picked.shown > 0,
      "au moins un indicateur choisi parmi ceux du diagnostic",
    ),
    ...need(
      facts.offer.people > 0 || text("diagnosis.offer"),
      "l’offre de soins : remplissez l’annuaire, ou décrivez-la",
      "annuaire",
    ),
    ...needText(text, "diagnosis.people", "votre lecture de la population"),
  ],
};

/** Ages of the territory, from the national files: what they do not tell stays out of the table, and is said. */
function agesOf({ ages, drawn }: LetterFacts): Block[] {
  if (ages.year === null || ages.source === "" || ages.bands.length === 0) return [];
  const share = (people: number): string =>
    ages.population > 0 ? `${writeNumber(Math.round((people / ages.population) * 1_000) / 10)} %` : "";
  const row = (label: string, people: number): Cell[] => [label, writeNumber(people), share(people)];
  const left =
    ages.unknown.length > 0 ? ` ; sans ${ages.unknown.slice(0, 6).join(", ")}, hors de ce fichier` : "";
  return [
    subtitle("Âges"),
    ...chartBlock(drawn.ages),
    {
      kind: "table",
      columns: [
        { header: "Âge", share: 4 },
        { header: "Habitants", share: 2, align: "right" },
        { header: "Part", share: 2, align: "right" },
      ],
      rows: ages.bands.map(({ label, people }) => row(label, people)),
    },
    sourceLine(`âges : ${[ages.source, ages.year].join(", ")}${left}`),
  ];
}

/** A table for each family, its sentences under it. A source that holds for all its lines stands once, under the table. */
function indicatorBlocks(indicators: readonly LetterIndicator[]): Block[] {
  const families = Map.groupBy(indicators, (one) => one.family);
  return [...families].flatMap(([family, items]): Block[] => {
    const sources = new Set(items.map(({ source }) => source));
    const [shared] = sources.size === 1 ? sources : [];
    const sentences = items.flatMap((one) => (one.sentence ? [one.sentence] : []));
    return [
      subtitle(family),
      {
        kind: "table",
        columns: [
          { header: "Indicateur", share: 8 },
          { header: "Valeur", share: 3, align: "right" },
          { header: "À côté", share: 7 },
          ...(shared ? [] : [{ header: "Source", share: 7 }]),
        ],
        rows: items.map((one): Cell[] => [one.label, one.value, one.beside, ...(shared ? [] : [one.source])]),
      },
      ...(shared ? [sourceLine(shared)] : []),
      ...(sentences.length > 0 ? [{ kind: "list" as const, ordered: false, items: sentences }] : []),
    ];
  });
}

function offerOf({ offer, today, drawn }: LetterFacts): Block[] {
  if (offer.people === 0) return [paragraph("L’annuaire du territoire n’est pas encore rempli.")];
  return [
    paragraph(offer.sentence),
    ...chartBlock(drawn.offer),
    {
      kind: "table",
      columns: [
        { header: "Profession", share: 4 },
        { header: "Professionnels", share: 2, align: "right" },
        { header: "Pour 1 000 habitants", share: 2, align: "right" },
      ],
      rows: offer.rows
        .filter(({ people }) => people > 0)
        .map(({ label, people, density }): Cell[] => [
          label,
          writeNumber(people),
          density === null ? "" : writeNumber(density),
        ]),
    },
    sourceLine(`annuaire de la CPTS, compté le ${formatPlainDate(today)}`),
  ];
}

export const difficultiesSection: Section = {
  key: "difficulties",
  title: "4. Parcours difficiles et modalités de travail existantes",
  hint: "Ce qui pose problème aux patients et aux professionnels, et ce qui existe déjà.",
  texts: [
    {
      key: "difficulties.pathways",
      label: "Prises en charge et parcours qui posent des difficultés",
      help: "Ruptures de parcours, retours à domicile, accès au second recours, santé mentale, addictions, obésité de l’enfant…",
      needed: true,
    },
    {
      key: "difficulties.tools",
      label: "Outils et moyens déjà là",
      help: "Logiciels partagés, messagerie sécurisée, protocoles de coopération, IPA, ASALÉE, coordinateurs, structures.",
      needed: true,
    },
  ],
  compose: ({ declaration }, text) => [
    subtitle("Parcours qui posent des difficultés"),
    ...blocksOfText(text("difficulties.pathways")),
    subtitle("Outils et moyens déjà intégrés"),
    ...blocksOfText(text("difficulties.tools")),
    subtitle("Partenariats et réseaux existants"),
    choicesTable(
      "Partenaire",
      declaration.choices.filter(({ key }) => key.startsWith("partnership.")),
    ),
  ],
  missing: ({ declaration }, text) => [
    ...needText(text, "difficulties.pathways", "les parcours qui posent des difficultés"),
    ...needText(text, "difficulties.tools", "les outils et moyens déjà là"),
    ...need(
      declaration.choices
        .filter(({ key }) => key.startsWith("partnership."))
        .every(({ answer }) => answer !== null),
      "non ou oui pour chaque partenariat",
    ),
  ],
};
