import type { DocumentKind } from "../document/document-kind.ts";
import { sayPicked } from "../shown/pick-shown.ts";
import { diagnosisSection, difficultiesSection } from "./diagnosis-section.ts";
import { headSection, populationSection, territorySection } from "./ground-sections.ts";
import { letterAnnexes } from "./letter-annexes.ts";
import { drawLetterPictures, type LetterFacts, readLetterFacts } from "./letter-facts.ts";
import {
  methodSection,
  professionsSection,
  solicitationsSection,
  teamSection,
} from "./mobilisation-sections.ts";
import { calendarSection, legalSection, missionsSection } from "./project-sections.ts";

/** The letter of intent: a head and the eleven blocks of the model, in its two parts (domain 2.1). */
export const letterKind: DocumentKind<LetterFacts> = {
  name: "letter",
  words: "la lettre d’intention",
  title: ({ declaration, territory }) =>
    `Lettre d’intention – ${declaration.project.title || territory.name}`,
  author: ({ territory }) => territory.name,
  read: readLetterFacts,
  prepare: drawLetterPictures,
  note: ({ picked }) => sayPicked(picked.shown, picked.known),
  parts: { territory: "I – Contexte territorial", method: "II – Projet" },
  sections: [
    headSection,
    territorySection,
    populationSection,
    diagnosisSection,
    difficultiesSection,
    methodSection,
    professionsSection,
    solicitationsSection,
    teamSection,
    missionsSection,
    legalSection,
    calendarSection,
  ],
  annexes: letterAnnexes,
};
