import type { DocumentKind } from "../document/document-kind.ts";
import { letterAnnexes } from "../letter/letter-annexes.ts";
import { drawLetterPictures } from "../letter/letter-facts.ts";
import { sayPicked } from "../shown/pick-shown.ts";
import { groundSection, healthDiagnosisSection, neighboursSection } from "./diagnosis-sections.ts";
import { type HealthFacts, readHealthFacts } from "./health-facts.ts";
import { budgetSection, evaluationSection } from "./money-sections.ts";
import { communicationSection, governanceSection, informationSection } from "./organisation-sections.ts";
import { calendarSection, objectivesSection, sheetsSection } from "./sheets-sections.ts";

/** The health project: what the law and the regional guides ask of it (domain 2.2), in that order. */
export const healthProjectKind: DocumentKind<HealthFacts> = {
  name: "health-project",
  words: "le projet de santé",
  title: ({ declaration, territory }) => `Projet de santé – ${declaration.project.title || territory.name}`,
  author: ({ territory }) => territory.name,
  read: readHealthFacts,
  prepare: drawLetterPictures,
  note: ({ picked }) => sayPicked(picked.shown, picked.known),
  sections: [
    groundSection,
    healthDiagnosisSection,
    neighboursSection,
    objectivesSection,
    sheetsSection,
    calendarSection,
    governanceSection,
    informationSection,
    communicationSection,
    budgetSection,
    evaluationSection,
  ],
  takesFromLetter: true,
  annexes: letterAnnexes,
};
