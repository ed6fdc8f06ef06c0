import { CHARGE_ACCOUNTS, GIVEN_ACCOUNTS, RESOURCE_ACCOUNTS, sumBudget } from "./budget.ts";
import type { Subsidy, SubsidyContent, SubsidyList } from "./subsidy-contract.ts";
import { missingFields, SUBSIDY_PARTS } from "./subsidy-form.ts";
import type { SubsidyRow } from "./subsidy-store.ts";

export const contentOf = (row: Pick<SubsidyRow, "content">): SubsidyContent =>
  row.content as unknown as SubsidyContent;

export function presentHead(row: SubsidyRow): SubsidyList["items"][number] {
  const amount = Number((contentOf(row).fields["budget.amount"] ?? "").replace(",", "."));
  return {
    id: row.id,
    year: row.year,
    label: row.label,
    amount: amount > 0 ? amount : null,
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by_label,
    frozenAt: row.frozen_at?.toISOString() ?? null,
  };
}

export function presentSubsidy(row: SubsidyRow): Subsidy {
  const content = contentOf(row);
  return {
    ...presentHead(row),
    revision: row.revision,
    content,
    totals: { budget: sumBudget(content.budget), projectBudget: sumBudget(content.projectBudget) },
    missing: missingOf(content),
    parts: SUBSIDY_PARTS.map((part) => ({
      key: part.key,
      title: part.title,
      fields: part.fields.map((field) => ({
        key: field.key,
        label: field.label,
        kind: field.kind,
        help: field.help ?? null,
        most: field.most,
        isNeeded: field.needed === true,
        options: [...(field.options ?? [])],
      })),
    })),
    accounts: {
      charges: CHARGE_ACCOUNTS.map(toAccount),
      resources: RESOURCE_ACCOUNTS.map(toAccount),
      given: GIVEN_ACCOUNTS.map(toAccount),
    },
  };
}

const toAccount = ([code, label]: readonly [string, string]) => ({ code, label });

/** What keeps a request from being frozen, one sentence each, in the order of the form. Pure. */
export function missingOf(content: SubsidyContent): string[] {
  const fields = missingFields(content.fields).map((one) => `« ${one.label} » est à remplir.`);
  const budget = sumBudget(content.budget);
  const project = sumBudget(content.projectBudget);
  const forProject = content.fields["request.object"] === "projects";
  return [
    ...fields,
    ...(budget.charges === 0 ? ["Le budget de l’association est vide."] : []),
    ...imbalance("Le budget de l’association", budget),
    ...(forProject && project.charges === 0 ? ["Le budget du projet est vide."] : []),
    ...imbalance("Le budget du projet", project),
  ];
}

function imbalance(
  what: string,
  { charges, resources, givenCharges, givenResources }: ReturnType<typeof sumBudget>,
): string[] {
  return [
    ...(charges === resources
      ? []
      : [`${what} n’est pas équilibré : ${euros(charges)} de charges, ${euros(resources)} de produits.`]),
    ...(givenCharges === givenResources
      ? []
      : [
          `${what} n’est pas équilibré en nature : ${euros(givenCharges)} au compte 86, ${euros(givenResources)} au compte 87.`,
        ]),
  ];
}

/** « 15 000 € » */
export const euros = (amount: number): string =>
  `${amount.toLocaleString("fr-FR").replace(/[\u202f\u00a0]/g, " ")} €`;
