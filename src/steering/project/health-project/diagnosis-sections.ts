import type { DocumentSection } from "../document/document-kind.ts";
import { blocksOfText } from "../document/text-blocks.ts";
import { diagnosisSection } from "../letter/diagnosis-section.ts";
import { borderLines, needText, populationSection, territorySection } from "../letter/ground-sections.ts";
import { paragraph, subtitle } from "../letter/letter-words.ts";
import type { HealthFacts } from "./health-facts.ts";

type Section = DocumentSection<HealthFacts>;

const COHERENCE = "population.coherence";

/** Where, and for whom: as the letter says it, the neighbours apart. */
export const groundSection: Section = {
  key: "ground",
  title: "1. Le territoire et sa population",
  hint: "Les communes, IRIS et secteurs dessinés dans « Territoire », leur population et la taille du contrat.",
  texts: territorySection.texts,
  compose: (facts, text) => [
    ...territorySection.compose(facts, text),
    // The words on neighbours have a section of their own.
    ...populationSection.compose(
      { ...facts, borders: { ...facts.borders, items: [], neighbours: [] } },
      (key) => (key === COHERENCE ? "" : text(key)),
    ),
  ],
  missing: (facts, text) => [
    ...territorySection.missing(facts, text),
    ...populationSection.missing(facts, text).filter(({ what }) => what.startsWith("la population")),
  ],
};

/** Needs in figures, what is offered, and how it is read: flows, needs, strengths, weaknesses. */
export const healthDiagnosisSection: Section = {
  key: "diagnosis",
  title: "2. Diagnostic territorial de santé",
  hint: "Les indicateurs de « Diagnostic », l’offre comptée dans l’annuaire, et votre lecture : besoins, forces, faiblesses.",
  texts: [
    {
      key: "health.method",
      label: "Méthode du diagnostic",
      help: "Qui l’a mené, avec quelles données, quelles enquêtes et quelles réunions ; ses limites.",
    },
    ...diagnosisSection.texts,
    {
      key: "health.flows",
      label: "Flux et recours",
      help: "Où les habitants se soignent, d’où viennent les patients, vers quels établissements ils vont.",
    },
    {
      key: "health.strengths",
      letterKey: "difficulties.tools",
      label: "Forces et points d’appui",
      help: "Structures, équipes, habitudes de travail, partenariats : ce sur quoi le projet s’appuie.",
      needed: true,
    },
    {
      key: "health.needs",
      letterKey: "difficulties.pathways",
      label: "Besoins et faiblesses",
      help: "Ce qui manque à la population et aux professionnels, par ordre d’importance.",
      needed: true,
    },
  ],
  compose: (facts, text) => [
    ...titled("Méthode", text("health.method")),
    ...diagnosisSection.compose(facts, text),
    ...titled("Flux et recours", text("health.flows")),
    ...titled("Forces et points d’appui", text("health.strengths")),
    ...titled("Besoins et faiblesses", text("health.needs")),
  ],
  missing: (facts, text) => [
    ...diagnosisSection.missing(facts, text),
    ...needText(text, "health.strengths", "les forces et points d’appui"),
    ...needText(text, "health.needs", "les besoins et faiblesses"),
  ],
};

const titled = (title: string, body: string) => (body === "" ? [] : [subtitle(title), ...blocksOfText(body)]);

/** That no commune is left alone nor claimed twice, and how it was agreed. */
export const neighboursSection: Section = {
  key: "neighbours",
  title: "3. Cohérence avec les CPTS voisines",
  hint: "Chevauchements et communes isolées, tels que « Territoire » les montre, et ce qui est convenu.",
  texts: populationSection.texts,
  compose: ({ borders }, text) => [
    ...(borders.neighbours.length > 0
      ? [paragraph(`CPTS voisines : ${borders.neighbours.map(({ name }) => name).join(", ")}.`)]
      : [paragraph("Aucune CPTS voisine n’est connue de cette installation.")]),
    ...(borders.items.length > 0
      ? [
          {
            kind: "list" as const,
            ordered: false,
            items: borderLines(borders.items),
          },
        ]
      : []),
    ...blocksOfText(text(COHERENCE)),
  ],
  missing: (facts, text) =>
    populationSection.missing(facts, text).filter(({ what }) => !what.startsWith("la population")),
};
