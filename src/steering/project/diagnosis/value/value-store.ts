import { sql } from "kysely";
import type { Tx } from "../../../../platform/db/index.ts";

export const listOwnIndicators = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("project_indicators")
    .select(["code", "family", "label", "unit", "sense", "of_people", "definition"])
    .where("cpts_id", "=", cptsId)
    .orderBy("label")
    .limit(500)
    .execute();

export const insertOwnIndicator = (
  tx: Tx,
  cptsId: string,
  row: {
    code: string;
    family: string;
    label: string;
    unit: string;
    sense: string;
    of_people: boolean;
    definition: string;
    created_by: string | null;
    created_by_label: string;
    created_at: Date;
  },
) =>
  tx
    .insertInto("project_indicators")
    .values({ cpts_id: cptsId, ...row })
    .execute();

export const deleteOwnIndicator = (tx: Tx, cptsId: string, code: string) =>
  tx
    .deleteFrom("project_indicators")
    .where("cpts_id", "=", cptsId)
    .where("code", "=", code)
    .returning("label")
    .executeTakeFirst();

/** One at a time adds to the diagnosis of a CPTS, until its transaction ends: two that count together would both find room. */
export const lockDiagnosis = (tx: Tx, cptsId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('project_diagnosis'), hashtext(${cptsId}))`.execute(tx);

/** Of one CPTS: all of them are read at once. */
export const MOST_VALUES = 5_000;

export const listValues = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("project_indicator_values")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .orderBy("indicator_code")
    .orderBy("perimeter")
    .orderBy("perimeter_label")
    .orderBy("year")
    .orderBy("id")
    .limit(MOST_VALUES)
    .execute();

/** Of the territory as a whole, the oldest first. */
export const listTerritoryValues = (tx: Tx, cptsId: string, codes: readonly string[]) =>
  tx
    .selectFrom("project_indicator_values")
    .select(["indicator_code", "value", "people", "source", "year"])
    .where("cpts_id", "=", cptsId)
    .where("perimeter", "=", "territory")
    .where("indicator_code", "in", [...codes])
    .orderBy(sql`year nulls first`)
    .limit(1_000)
    .execute();

export type ValueRow = Awaited<ReturnType<typeof listValues>>[number];

export const countValues = async (tx: Tx, cptsId: string, code: string): Promise<number> => {
  const { count } = await tx
    .selectFrom("project_indicator_values")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("cpts_id", "=", cptsId)
    .where("indicator_code", "=", code)
    .executeTakeFirstOrThrow();
  return Number(count);
};

export interface WrittenValue {
  indicator_code: string;
  perimeter: string;
  perimeter_label: string;
  value: number;
  people: number | null;
  source: string;
  year: number | null;
  dated_on: string | null;
  retrieved_on: string | null;
  method: string;
  counted_there: boolean;
  note: string;
  origin: string;
  entered_by: string | null;
  entered_by_label: string;
  entered_at: Date;
}

export const deleteValue = (tx: Tx, cptsId: string, id: string) =>
  tx
    .deleteFrom("project_indicator_values")
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .returning("indicator_code")
    .executeTakeFirst();
