import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  type Block,
  MEDIA_TYPES,
  type PrintedDocument,
  renderDocument,
} from "../../../platform/documents/index.ts";
import { type BudgetLine, CHARGE_ACCOUNTS, GIVEN_ACCOUNTS, RESOURCE_ACCOUNTS, sumBudget } from "./budget.ts";
import { readSubsidy } from "./keep-subsidies.ts";
import { euros } from "./present-subsidy.ts";
import type { Subsidy } from "./subsidy-contract.ts";
import { answerWords, SUBSIDY_PARTS } from "./subsidy-form.ts";

/** The sheet as a file: to be read, sent, or taken up by another program. */
export async function subsidyFile(
  deps: Deps,
  actor: Actor,
  id: string,
  format: "pdf" | "docx" | "json",
): Promise<{ type: string; name: string; content: Uint8Array }> {
  const subsidy = await readSubsidy(deps, actor, id);
  const name = `subvention-${subsidy.year}.${format}`;
  if (format === "json") {
    const content = Buffer.from(`${JSON.stringify(exportedSubsidy(subsidy), null, 2)}\n`);
    return { type: "application/json; charset=utf-8", name, content };
  }
  return { type: MEDIA_TYPES[format], name, content: await renderDocument(printedSubsidy(subsidy), format) };
}

/** What a program reads: the form's own keys, the budgets, their totals. */
export const exportedSubsidy = ({ year, label, content, totals, frozenAt, revision }: Subsidy) => ({
  form: "CERFA 12156*06",
  year,
  label,
  revision,
  frozenAt,
  fields: content.fields,
  budget: content.budget,
  projectBudget: content.projectBudget,
  totals,
});

/** The sheet part by part, as the form numbers them. Pure. */
export const printedSubsidy = (subsidy: Subsidy): PrintedDocument => ({
  title: `Demande de subvention ${subsidy.year} : ${subsidy.label}`,
  author: subsidy.content.fields["identity.name"] ?? "CPTS",
  createdAt: subsidy.updatedAt,
  header: subsidy.frozenAt ? "Champs du CERFA 12156*06" : "Champs du CERFA 12156*06 – brouillon",
  footer: subsidy.label.slice(0, 90),
  pageNumbers: true,
  blocks: [
    { kind: "heading", level: 1, text: `Demande de subvention ${subsidy.year}` },
    { kind: "paragraph", text: subsidy.label },
    ...SUBSIDY_PARTS.flatMap((part): Block[] => [
      { kind: "heading", level: 2, text: part.title },
      {
        kind: "table",
        columns: [
          { header: "Champ", share: 2 },
          { header: "Réponse", share: 3 },
        ],
        rows: part.fields.map((field) => [
          field.label,
          answerWords(field, subsidy.content.fields[field.key]),
        ]),
      },
      ...(part.key === "budget" ? budgetBlocks("Budget de l’association", subsidy.content.budget) : []),
      ...(part.key === "project" ? budgetBlocks("Budget du projet", subsidy.content.projectBudget) : []),
    ]),
  ],
});

function budgetBlocks(title: string, lines: readonly BudgetLine[]): Block[] {
  if (lines.length === 0) return [];
  const totals = sumBudget(lines);
  const side = (header: string, accounts: readonly (readonly [string, string])[], total: number): Block => ({
    kind: "table",
    columns: [
      { header: "Compte", share: 1 },
      { header, share: 5 },
      { header: "Montant", share: 2, align: "right" },
    ],
    rows: [
      ...accountRows(accounts, lines),
      ["", [{ text: "Total", bold: true }], [{ text: euros(total), bold: true }]],
    ],
  });
  const given = totals.givenCharges + totals.givenResources > 0;
  return [
    { kind: "heading", level: 3, text: title },
    side("Charges", CHARGE_ACCOUNTS, totals.charges),
    side("Produits", RESOURCE_ACCOUNTS, totals.resources),
    ...(given
      ? [side("Contributions en nature (86 : emplois, 87 : ressources)", GIVEN_ACCOUNTS, totals.givenCharges)]
      : []),
  ];
}

const accountRows = (accounts: readonly (readonly [string, string])[], lines: readonly BudgetLine[]) =>
  accounts.flatMap(([code, label]) =>
    lines
      .filter((one) => one.account === code)
      .map((one) => [code, one.label ? `${label} – ${one.label}` : label, euros(one.euros)]),
  );
