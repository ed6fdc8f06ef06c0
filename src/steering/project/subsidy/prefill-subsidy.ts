import { departmentOfCommune } from "../../../core/reference/index.ts";
import { type Territory, territoryIn } from "../../../core/territory/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Project } from "../declaration/declaration-contract.ts";
import { declarationIn } from "../declaration/declare-project.ts";
import { listTexts } from "../document/text-store.ts";
import { missionKey } from "../letter/project-sections.ts";
import { listObjectives } from "../sheet/objective-store.ts";
import { contentOf } from "../sheet/present-sheet.ts";
import { MOST_SHEETS } from "../sheet/sheet-contract.ts";
import { listSheets } from "../sheet/sheet-store.ts";
import { agencyOf } from "./agency-of-departments.ts";
import { budgetFromSheets } from "./budget-from-sheets.ts";
import { projectWords } from "./project-words.ts";
import type { SubsidyContent } from "./subsidy-contract.ts";

const MOST_OBJECTIVES = 200;

/** A first sheet with what the CPTS already knows of itself, of its missions and of its action sheets; everything may be changed. */
export async function prefillSubsidy(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  year: number,
): Promise<SubsidyContent> {
  const { project, missions } = await declarationIn(tx, cptsId);
  const territory = await territoryIn(deps, tx, cptsId);
  const texts = new Map((await listTexts(tx, cptsId, "letter")).map((row) => [row.key, row.body.trim()]));
  const rows = await listSheets(tx, cptsId, MOST_SHEETS);
  const sheets = rows.map((row) => ({
    number: row.number,
    title: row.title,
    state: row.state,
    isArchived: row.archived_at !== null,
    content: contentOf(row),
  }));
  const words = projectWords({
    missions,
    described: (code) => texts.get(missionKey(code)) ?? "",
    objectives: objectivesOf(await listObjectives(tx, cptsId, MOST_OBJECTIVES), rows),
    sheets,
    population: territory.population,
  });
  const agency = agencyOf(territory.areas.map((one) => departmentOfCommune(one.communeCode)));
  return {
    fields: {
      ...prefilledFields(project, territory, year),
      ...filled({ ...words, "request.recipientName": agency, "budget.funder": agency }),
    },
    budget: [],
    projectBudget: budgetFromSheets(
      sheets.map(({ content, ...one }) => ({ ...one, budget: content.budget })),
      year,
    ),
  };
}

const COMMUNITY = "communauté professionnelle territoriale de santé";

const filled = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));

/** Those that only drafts answer wait with them: their money is not asked for yet either. Pure. */
const objectivesOf = (
  objectives: readonly { id: string; label: string }[],
  sheets: readonly { objective_id: string | null; state: string; archived_at: Date | null }[],
): string[] =>
  objectives
    .filter(({ id }) => {
      const own = sheets.filter((one) => one.objective_id === id && one.archived_at === null);
      return own.length === 0 || own.some(({ state }) => state !== "draft");
    })
    .map(({ label }) => label);

/** Pure: what the form asks that the declaration and the territory say. */
export function prefilledFields(
  project: Project,
  territory: Pick<Territory, "name" | "population" | "sizeLabel" | "areas">,
  year: number,
): Record<string, string> {
  const [carrier] = project.carriers;
  const title = project.title || territory.name;
  const name = `${COMMUNITY} ${title.replace(/^(?:CPTS|communauté professionnelle territoriale de santé)\s+/i, "")}`;
  const all: Record<string, string> = {
    "request.form": "money",
    "request.occurrence": "first",
    "request.object": "projects",
    "request.period": "year",
    "request.recipient": "public",
    "identity.name": project.legalName || territory.name,
    "identity.address": project.legalSeat || project.address,
    "identity.mailAddress": project.legalSeat && project.address !== project.legalSeat ? project.address : "",
    "identity.email": project.email,
    "identity.phone": project.phone,
    "people.fileName": carrier?.name ?? "",
    "people.fileRole": carrier
      ? `Porteur du projet${carrier.profession ? `, ${carrier.profession}` : ""}`
      : "",
    "budget.from": `${year}-01-01`,
    "budget.to": `${year}-12-31`,
    "budget.object": `Construction et animation de la ${name}`.slice(0, 1_000),
    "project.title": name.replace("c", "C").slice(0, 200),
    "project.territory": territoryWords(territory),
    "project.schedule": scheduleWords(project),
  };
  return filled(all);
}

function territoryWords({
  areas,
  population,
  sizeLabel,
}: Pick<Territory, "areas" | "population" | "sizeLabel">): string {
  if (areas.length === 0) return "";
  const names = areas.map((one) => one.name).join(", ");
  const size = sizeLabel ? ` (${sizeLabel})` : "";
  return `${population.toLocaleString("fr-FR").replaceAll("\u202f", " ")} habitants${size}. ${names}`.slice(
    0,
    2_000,
  );
}

const scheduleWords = ({ buildingFrom, buildingTo }: Project): string =>
  buildingFrom && buildingTo
    ? `Construction du projet : de ${monthOf(buildingFrom)} à ${monthOf(buildingTo)}`
    : "";

/** « 2021-07 », « 2023-04-06 » → « 07/2021 », « 06/04/2023 » */
const monthOf = (partial: string): string => partial.split("-").reverse().join("/");
