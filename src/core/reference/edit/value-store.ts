import type { PlatformTx } from "../../../platform/db/index.ts";

/* Marks of the seeding and of the demo, no reference. */
const MARKS = ["reference-seed", "demo-territory"];
const COLUMNS = ["code", "label", "attributes", "source", "valid_from", "valid_to", "edited_at"] as const;

/** Sets with how many codes each has. */
export const listSets = (tx: PlatformTx) =>
  tx
    .selectFrom("reference_values")
    .select(["set_name", (of) => of.fn.count<number>("code").distinct().as("values")])
    .where("set_name", "not in", MARKS)
    .groupBy("set_name")
    .orderBy("set_name")
    .limit(500)
    .execute();

/** What holds on a day; without a day, every period of every code. */
export const listValueRows = (tx: PlatformTx, set: string, onDay: string | undefined) =>
  tx
    .selectFrom("reference_values")
    .select(COLUMNS)
    .where("set_name", "=", set)
    .where("set_name", "not in", MARKS)
    .$if(onDay !== undefined, (query) =>
      query
        .where("valid_from", "<=", onDay ?? "")
        .where((where) => where.or([where("valid_to", "is", null), where("valid_to", ">=", onDay ?? "")])),
    )
    .orderBy("code")
    .orderBy("valid_from", "desc")
    .limit(5_000)
    .execute();

/** Every period of one code, the latest first, held until the transaction ends. */
export const lockPeriods = (tx: PlatformTx, set: string, code: string) =>
  tx
    .selectFrom("reference_values")
    .select(COLUMNS)
    .where("set_name", "=", set)
    .where("set_name", "not in", MARKS)
    .where("code", "=", code)
    .orderBy("valid_from", "desc")
    .limit(500)
    .forUpdate()
    .execute();

export type PeriodRow = Awaited<ReturnType<typeof lockPeriods>>[number];

export interface Edited {
  set: string;
  code: string;
  label: string;
  attributes: Record<string, unknown>;
  source: string;
  validFrom: string;
  validTo: string | null;
  by: string;
  at: Date;
}

export const insertPeriod = (tx: PlatformTx, one: Edited) =>
  tx
    .insertInto("reference_values")
    .values({
      set_name: one.set,
      code: one.code,
      label: one.label,
      attributes: JSON.stringify(one.attributes),
      source: one.source,
      valid_from: one.validFrom,
      valid_to: one.validTo,
      edited_at: one.at,
      edited_by: one.by,
    })
    .execute();

export const rewritePeriod = (tx: PlatformTx, one: Edited) =>
  tx
    .updateTable("reference_values")
    .set({
      label: one.label,
      attributes: JSON.stringify(one.attributes),
      source: one.source,
      valid_to: one.validTo,
      edited_at: one.at,
      edited_by: one.by,
    })
    .where("set_name", "=", one.set)
    .where("code", "=", one.code)
    .where("valid_from", "=", one.validFrom)
    .execute();

/** Marked as edited, so that the next seeding does not open it again. */
export const closePeriod = (
  tx: PlatformTx,
  set: string,
  code: string,
  validFrom: string,
  end: { validTo: string; by: string; at: Date },
) =>
  tx
    .updateTable("reference_values")
    .set({ valid_to: end.validTo, edited_at: end.at, edited_by: end.by })
    .where("set_name", "=", set)
    .where("code", "=", code)
    .where("valid_from", "=", validFrom)
    .execute();
