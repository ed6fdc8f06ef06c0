import { newId, type Tx } from "../../../platform/db/index.ts";
import type { BudgetTotals } from "./budget.ts";
import type { SubsidyContent } from "./subsidy-contract.ts";

const rows = (tx: Tx, cptsId: string) =>
  tx.selectFrom("project_subsidies").selectAll().where("cpts_id", "=", cptsId);

export const listSubsidies = (tx: Tx, cptsId: string) =>
  rows(tx, cptsId)
    .orderBy("year", "desc")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(200)
    .execute();

export const findSubsidy = (tx: Tx, cptsId: string, id: string) =>
  rows(tx, cptsId).where("id", "=", id).executeTakeFirst();
export type SubsidyRow = NonNullable<Awaited<ReturnType<typeof findSubsidy>>>;

interface Written {
  year: number;
  label: string;
  content: SubsidyContent;
  totals: BudgetTotals;
  at: Date;
  by: { userId: string; label: string };
}

const columnsOf = ({ year, label, content, totals, at, by }: Written) => ({
  year,
  label,
  content: JSON.stringify(content),
  charges: totals.charges,
  resources: totals.resources,
  given_charges: totals.givenCharges,
  given_resources: totals.givenResources,
  updated_at: at,
  updated_by: by.userId,
  updated_by_label: by.label,
});

export async function insertSubsidy(tx: Tx, cptsId: string, written: Written): Promise<string> {
  const id = newId();
  await tx
    .insertInto("project_subsidies")
    .values({ cpts_id: cptsId, id, revision: 1, created_at: written.at, ...columnsOf(written) })
    .execute();
  return id;
}

/** Over the revision that was read, while it is a draft; undefined when somebody was faster. */
export const updateSubsidy = (tx: Tx, cptsId: string, id: string, revision: number, written: Written) =>
  tx
    .updateTable("project_subsidies")
    .set({ ...columnsOf(written), revision: revision + 1 })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .where("frozen_at", "is", null)
    .returning("id")
    .executeTakeFirst();

/** @throws the check `project_subsidies_balance_check` when it is not balanced */
export const freezeSubsidyRow = (
  tx: Tx,
  cptsId: string,
  id: string,
  revision: number,
  by: string,
  at: Date,
) =>
  tx
    .updateTable("project_subsidies")
    .set({ frozen_at: at, frozen_by: by, revision: revision + 1 })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .where("frozen_at", "is", null)
    .returning("id")
    .executeTakeFirst();

export const deleteDraft = (tx: Tx, cptsId: string, id: string) =>
  tx
    .deleteFrom("project_subsidies")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("frozen_at", "is", null)
    .returning("id")
    .executeTakeFirst();
