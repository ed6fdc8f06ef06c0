import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";

export interface DeclaredPopulation {
  population: number;
  source: string;
  year: number | null;
}

export const upsertDeclared = (tx: Tx, actor: Actor, declared: DeclaredPopulation, at: Date) => {
  const row = {
    ...declared,
    declared_by: actor.userId,
    declared_by_label: actor.label.slice(0, 200),
    declared_at: at,
  };
  return tx
    .insertInto("territory_declared_populations")
    .values({ cpts_id: actor.cptsId, ...row })
    .onConflict((conflict) => conflict.column("cpts_id").doUpdateSet(row))
    .execute();
};

export const findDeclared = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("territory_declared_populations")
    .select(["population", "source", "year", "declared_by_label", "declared_at"])
    .where("cpts_id", "=", cptsId)
    .executeTakeFirst();

export const deleteDeclared = (tx: Tx, cptsId: string) =>
  tx.deleteFrom("territory_declared_populations").where("cpts_id", "=", cptsId).execute();
