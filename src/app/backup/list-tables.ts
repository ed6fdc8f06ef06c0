import type pg from "pg";

export interface TableShape {
  name: string;
  columns: string[];
  /** Has `cpts_id`: rows belong to one CPTS. */
  isTenant: boolean;
}

/** Our tables, those that others point to first, so that rows can be put back in this order. */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
    order by c.relname`);
  return inOrder(rows).map(({ name, columns }) => ({ name, columns, isTenant: columns.includes("cpts_id") }));
}

function inOrder<T extends { name: string; needs: string[] }>(tables: T[]): T[] {
  const ordered: T[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const ready = [...waiting].filter(
      (one) => ![...waiting].some((other) => other !== one && one.needs.includes(other.name)),
    );
    if (ready.length === 0) throw new Error("the foreign keys of the tables form a circle");
    for (const one of ready) {
      ordered.push(one);
      waiting.delete(one);
    }
  }
  return ordered;
}
