import { sql } from "kysely";
import { newId, type Tx } from "../../../../platform/db/index.ts";
import { conflict } from "../../../../platform/errors/problems.ts";
import { lockDiagnosis, MOST_VALUES, type WrittenValue } from "./value-store.ts";

/**
 * One value a ground and year: written again, it takes the place of the one before, of the same call too. One statement whatever their
 * number: a table of 1,000 lines has 4,000. @returns their ids @throws conflict `project.too-many-values`, and then nothing is written
 */
export async function upsertValues(
  tx: Tx,
  cptsId: string,
  values: readonly WrittenValue[],
): Promise<string[]> {
  const rows = new Map(
    values.map((one) => [
      JSON.stringify([one.indicator_code, one.perimeter, one.perimeter_label.toWellFormed(), one.year]),
      wellFormed({ id: newId(), ...one }),
    ]),
  );
  await lockDiagnosis(tx, cptsId);
  const written = await sql<{ id: string }>`
    insert into project_indicator_values (cpts_id, id, indicator_code, perimeter, perimeter_label, value, people, source, year, dated_on,
      retrieved_on, method, counted_there, note, origin, entered_by, entered_by_label, entered_at)
    select ${cptsId}::uuid, id, indicator_code, perimeter, perimeter_label, value, people, source, year, dated_on,
      retrieved_on, method, counted_there, note, origin, entered_by, entered_by_label, entered_at
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) as x(id uuid, indicator_code text, perimeter text, perimeter_label text,
      value numeric, people int, source text, year smallint, dated_on date, retrieved_on date, method text, counted_there boolean, note text, origin text,
      entered_by uuid, entered_by_label text, entered_at timestamptz)
    on conflict on constraint project_indicator_values_one_key do update set value = excluded.value, people = excluded.people,
      source = excluded.source, dated_on = excluded.dated_on, retrieved_on = excluded.retrieved_on, method = excluded.method,
      counted_there = excluded.counted_there, note = excluded.note, origin = excluded.origin, entered_by = excluded.entered_by, entered_by_label = excluded.entered_by_label,
      entered_at = excluded.entered_at
    returning id`.execute(tx);
  await refuseTooMany(tx, cptsId);
  return written.rows.map((row) => row.id);
}

/* JSON of PostgreSQL takes no half of a character, which a name cut at its length may end with. */
const wellFormed = <T extends object>(row: T) =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === "string" ? value.toWellFormed() : value,
    ]),
  );

async function refuseTooMany(tx: Tx, cptsId: string): Promise<void> {
  const { count } = await tx
    .selectFrom("project_indicator_values")
    .select((of) => of.fn.countAll<string>().as("count"))
    .where("cpts_id", "=", cptsId)
    .executeTakeFirstOrThrow();
  if (Number(count) > MOST_VALUES)
    throw conflict(
      "project.too-many-values",
      "Un diagnostic garde 5 000 valeurs au plus : retirez-en avant d'en ajouter. Rien n'a été écrit.",
    );
}
