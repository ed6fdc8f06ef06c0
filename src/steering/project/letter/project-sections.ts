import type { Block, Cell } from "../../../platform/documents/index.ts";
import type { MissionCode } from "../declaration/declaration-contract.ts";
import { MISSION_TITLES } from "../declaration/declaration-rows.ts";
import type { DocumentSection } from "../document/document-kind.ts";
import { runsOfText } from "../document/text-blocks.ts";
import { shortDate } from "../mobilisation/partial-date.ts";
import { need, needText } from "./ground-sections.ts";
import type { LetterFacts } from "./letter-facts.ts";
import { paragraph, sheetOf } from "./letter-words.ts";

type Section = DocumentSection<LetterFacts>;

/** The description of a mission in the letter: `missions.PREVENTION`. */
export const missionKey = (code: MissionCode): string => `missions.${code}`;

const titleOf = (code: MissionCode, label: string, name: string): string =>
  code === "AUTRE" && name ? `${label} : ${name}` : label;

export const missionsSection: Section = {
  key: "missions",
  title: "9. Missions et objectifs visés par le projet",
  hint: "Chaque mission, oui ou non, avec ses objectifs stratégiques, ses objectifs opérationnels et ses actions.",
  texts: MISSION_TITLES.map(([code, label]) => ({
    key: missionKey(code),
    label,
    help: "Objectifs stratégiques, objectifs opérationnels, actions envisagées. Un tiret au début d’une ligne fait une puce.",
  })),
  isShown: ({ declaration }, key) =>
    declaration.missions.some(({ code, chosen }) => missionKey(code) === key && chosen === true),
  compose: ({ declaration }, text) => [missionsTable(declaration.missions, text)],
  missing: ({ declaration }, text) => [
    ...need(
      declaration.missions.every(({ code, chosen }) => code === "AUTRE" || chosen !== null),
      "oui ou non pour chaque mission",
    ),
    ...need(
      declaration.missions.some(({ chosen }) => chosen),
      "au moins une mission",
    ),
    ...declaration.missions
      .filter(({ chosen }) => chosen)
      .flatMap(({ code, label }) => needText(text, missionKey(code), `la description de « ${label} »`)),
  ],
};

function missionsTable(
  missions: LetterFacts["declaration"]["missions"],
  text: (key: string) => string,
): Block {
  return {
    kind: "table",
    rowsBreak: true,
    columns: [
      { header: "Intitulé de la mission", share: 4 },
      { header: "Oui", share: 1, align: "center" },
      { header: "Non", share: 1, align: "center" },
      { header: "Description", share: 9 },
    ],
    rows: missions
      .filter(({ code, chosen }) => code !== "AUTRE" || chosen !== null)
      .map(({ code, label, name, chosen }): Cell[] => [
        titleOf(code, label, name),
        { checked: chosen === true },
        { checked: chosen === false },
        chosen ? runsOfText(bulleted(text(missionKey(code)))) : "",
      ]),
  };
}

/** Points of a list as a cell shows them. */
const bulleted = (body: string): string => body.replace(/^[-*]\s+/gm, "• ").replace(/\n{3,}/g, "\n\n");

export const legalSection: Section = {
  key: "legal",
  title: "10. Structure juridique",
  hint: "L’association qui porte le projet : créée, en cours, ou pas encore.",
  texts: [],
  compose: ({ declaration: { project } }) => [
    paragraph("Une structure juridique est-elle déjà créée pour porter le projet ?"),
    {
      kind: "checks",
      items: [
        { checked: project.legalState === "no", text: "Non" },
        { checked: project.legalState === "yes", text: "Oui" },
        { checked: project.legalState === "pending", text: "En cours" },
      ],
    },
    ...(project.legalState === null || project.legalState === "no"
      ? []
      : [
          sheetOf([
            ["Nom", project.legalName],
            ["Forme juridique", project.legalForm],
            ["Siège social", project.legalSeat],
            ["Date de création", project.legalCreated ? shortDate(project.legalCreated) : ""],
          ]),
        ]),
  ],
  missing: ({ declaration: { project } }) => [
    ...need(project.legalState, "si une structure juridique est créée"),
    ...(project.legalState === "yes" ? need(project.legalForm, "la forme juridique") : []),
  ],
};

export const calendarSection: Section = {
  key: "calendar",
  title: "11. Calendrier prévisionnel de mise en œuvre",
  hint: "Les quatre échéances que l’ARS et la CPAM regardent.",
  texts: [],
  compose: ({ declaration: { project } }) => [
    {
      kind: "table",
      columns: [
        { header: "Étape", share: 3 },
        { header: "Date", share: 2 },
      ],
      rows: [
        ["Phase de construction du projet de CPTS", period(project.buildingFrom, project.buildingTo)],
        ["Dépôt de la lettre d’intention", when(project.letterDue)],
        ["Dépôt du projet de santé", when(project.healthProjectDue)],
        ["Contractualisation avec l’ARS et la CPAM", when(project.contractDue)],
      ],
    },
  ],
  missing: ({ declaration: { project } }) => [
    ...need(project.buildingFrom && project.buildingTo, "la phase de construction"),
    ...need(project.letterDue, "la date de dépôt de la lettre"),
    ...need(project.healthProjectDue, "la date de dépôt du projet de santé"),
    ...need(project.contractDue, "la date du contrat"),
  ],
};

const when = (date: string | null): string => (date ? shortDate(date) : "");
const period = (from: string | null, to: string | null): string =>
  [from ? `de ${shortDate(from)}` : "", to ? `à ${shortDate(to)}` : ""].filter(Boolean).join(" ");
