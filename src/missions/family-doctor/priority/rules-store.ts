import { type Selectable, sql } from "kysely";
import { newId, type Tables, type Tx } from "../../../platform/db/index.ts";
import { AFTER_DAYS_UNSAID, type PriorityRules } from "./priority-contract.ts";

export type RulesRow = Omit<Selectable<Tables["mt_rules"]>, "content"> & { content: PriorityRules };

type Treatment = PriorityRules["treatmentEnds"];

/** A version kept before the rules said how long an ended treatment counts says it as it was weighed. */
export function asRules(row: Selectable<Tables["mt_rules"]>): RulesRow {
  const content = row.content as unknown as PriorityRules;
  const { afterDays = AFTER_DAYS_UNSAID, ...treatment } = content.treatmentEnds as Partial<Treatment>;
  return { ...row, content: { ...content, treatmentEnds: { ...treatment, afterDays } as Treatment } };
}

export async function findRulesIn(
  tx: Tx,
  cptsId: string,
  state: "draft" | "published",
): Promise<RulesRow | undefined> {
  const row = await tx
    .selectFrom("mt_rules")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("state", "=", state)
    .executeTakeFirst();
  return row && asRules(row);
}

/** One editor at a time: publishing and the first draft of two people wait for each other. */
export const lockRules = (tx: Tx, cptsId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('mt_rules'), hashtext(${cptsId}))`.execute(tx);

export async function insertRules(
  tx: Tx,
  cptsId: string,
  rules: { state: "draft" | "published"; content: PriorityRules; note: string; by: string | null; now: Date },
): Promise<RulesRow> {
  const row = await tx
    .insertInto("mt_rules")
    .values((values) => ({
      cpts_id: cptsId,
      id: newId(),
      version: values
        .selectFrom("mt_rules")
        .select(sql<number>`coalesce(max(version), 0) + 1`.as("next"))
        .where("cpts_id", "=", cptsId),
      state: rules.state,
      content: JSON.stringify(rules.content),
      note: rules.note,
      created_by: rules.by,
      created_at: rules.now,
      updated_at: rules.now,
      published_at: rules.state === "published" ? rules.now : null,
    }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return asRules(row);
}

export async function updateDraftRules(
  tx: Tx,
  cptsId: string,
  id: string,
  draft: { content: PriorityRules; note: string; by: string; now: Date },
): Promise<RulesRow> {
  const row = await tx
    .updateTable("mt_rules")
    .set({
      content: JSON.stringify(draft.content),
      note: draft.note,
      created_by: draft.by,
      updated_at: draft.now,
    })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("state", "=", "draft")
    .returningAll()
    .executeTakeFirstOrThrow();
  return asRules(row);
}

export const retireRules = (tx: Tx, cptsId: string, at: Date) =>
  tx
    .updateTable("mt_rules")
    .set({ state: "retired", updated_at: at })
    .where("cpts_id", "=", cptsId)
    .where("state", "=", "published")
    .execute();

export const publishDraftRules = (tx: Tx, cptsId: string, id: string, by: string, at: Date) =>
  tx
    .updateTable("mt_rules")
    .set({ state: "published", published_at: at, published_by: by, updated_at: at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

export const deleteDraftRules = (tx: Tx, cptsId: string) =>
  tx
    .deleteFrom("mt_rules")
    .where("cpts_id", "=", cptsId)
    .where("state", "=", "draft")
    .returning("id")
    .executeTakeFirst();

/** Every version, the newest first. */
export const listRules = async (
  tx: Tx,
  cptsId: string,
): Promise<(RulesRow & { by_label: string | null })[]> =>
  (
    await tx
      .selectFrom("mt_rules as r")
      .leftJoin("identity_users as u", "u.id", "r.created_by")
      .selectAll("r")
      .select(sql<string | null>`nullif(trim(concat(u.given_name, ' ', u.family_name)), '')`.as("by_label"))
      .where("r.cpts_id", "=", cptsId)
      .orderBy("r.version", "desc")
      .limit(200)
      .execute()
  ).map((row) => ({ ...asRules(row), by_label: row.by_label }));
