import { sql } from "kysely";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Undo } from "./apply-store.ts";

/** What each applied line made and what was there before it. */
export async function listUndo(tx: Tx, cptsId: string, importId: string): Promise<Undo[]> {
  const rows = await tx
    .selectFrom("directory_import_lines")
    .select("undo")
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .where("undo", "is not", null)
    .where(sql<boolean>`jsonb_array_length(undo->'patched') > 0`)
    .orderBy("line_number")
    .limit(200_000)
    .execute();
  return rows.map((row) => row.undo as unknown as Undo);
}

/** The rows that an import wrote, with when it did: one line writes a row, so a later `updated_at` is somebody else's. */
const written = (cptsId: string, importId: string) => sql`
  select kind, (ref.value #>> '{}')::uuid as id, l.applied_at
    from directory_import_lines l, jsonb_each(l.undo->'created') ref(kind, value)
    where l.cpts_id = ${cptsId} and l.import_id = ${importId} and l.undo is not null
  union all
  select p->>'on', (p->>'id')::uuid, l.applied_at
    from directory_import_lines l, jsonb_array_elements(l.undo->'patched') p
    where l.cpts_id = ${cptsId} and l.import_id = ${importId} and l.undo is not null`;

export async function countTouchedSince(tx: Tx, cptsId: string, importId: string): Promise<number> {
  const { rows } = await sql<{ touched: number }>`with written as materialized (${written(cptsId, importId)})
    select (select count(*) from written w join directory_professionals t on t.cpts_id = ${cptsId} and t.id = w.id where w.kind = 'professional' and t.updated_at <> w.applied_at)
      + (select count(*) from written w join directory_sites t on t.cpts_id = ${cptsId} and t.id = w.id where w.kind = 'site' and t.updated_at <> w.applied_at)
      + (select count(*) from written w join directory_practices t on t.cpts_id = ${cptsId} and t.id = w.id where w.kind = 'practice' and t.updated_at <> w.applied_at) as touched`.execute(
    tx,
  );
  return Number(rows[0]?.touched ?? 0);
}

const createdIds = (cptsId: string, importId: string, kind: string) => sql`
  select (undo->'created'->>${kind})::uuid from directory_import_lines
  where cpts_id = ${cptsId} and import_id = ${importId} and undo->'created' ? ${kind}`;

/** Removes what an import made; foreign keys refuse what is used since. @returns how many rows. */
export async function deleteCreated(tx: Tx, cptsId: string, importId: string): Promise<number> {
  let removed = 0;
  for (const [kind, table] of [
    ["practice", "directory_practices"],
    ["site", "directory_sites"],
    ["professional", "directory_professionals"],
  ] as const) {
    const result =
      await sql`delete from ${sql.table(table)} where cpts_id = ${cptsId} and id in (${createdIds(cptsId, importId, kind)})`.execute(
        tx,
      );
    removed += Number(result.numAffectedRows ?? 0);
  }
  return removed;
}
