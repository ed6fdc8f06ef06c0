import { type Territory, territoryIn } from "../../../core/territory/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Project } from "../declaration/declaration-contract.ts";
import { declarationIn } from "../declaration/declare-project.ts";
import { contentOf } from "../sheet/present-sheet.ts";
import { MOST_SHEETS } from "../sheet/sheet-contract.ts";
import { listSheets } from "../sheet/sheet-store.ts";
import { budgetFromSheets } from "./budget-from-sheets.ts";
import type { SubsidyContent } from "./subsidy-contract.ts";

/** A first sheet with what the CPTS already knows of itself and of its action sheets; everything may be changed. */
export async function prefillSubsidy(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  year: number,
): Promise<SubsidyContent> {
  const { project } = await declarationIn(tx, cptsId);
  return {
    fields: prefilledFields(project, await territoryIn(deps, tx, cptsId), year),
    budget: [],
    projectBudget: budgetFromSheets(
      (await listSheets(tx, cptsId, MOST_SHEETS)).map((row) => ({
        number: row.number,
        state: row.state,
        isArchived: row.archived_at !== null,
        budget: contentOf(row).budget,
      })),
      year,
    ),
  };
}

/** Pure: what the form asks that the declaration and the territory say. */
export function prefilledFields(
  project: Project,
  territory: Pick<Territory, "name" | "population" | "sizeLabel" | "areas">,
  year: number,
): Record<string, string> {
  const [carrier] = project.carriers;
  const name = project.title || territory.name;
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
    "project.title": `Communauté professionnelle territoriale de santé : ${name}`,
    "project.territory": territoryWords(territory),
    "project.schedule": scheduleWords(project),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
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
