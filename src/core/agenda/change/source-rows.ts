import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";

type Json = string | number | boolean | null | Json[];
/** The columns of a row that a change may write, as the database says them in JSON. */
export type Fields = Record<string, Json>;
export type SourceKind = "template" | "opening" | "exception" | "absence" | "slot";

/** What may be written, and how a row that a change added is taken back. Names of this list alone reach the SQL. */
const SOURCES: Record<SourceKind, { table: string; columns: readonly string[]; endedBy: string }> = {
  template: {
    table: "agenda_templates",
    columns: [
      "schedule_id",
      "weekdays",
      "starts_local",
      "ends_local",
      "slot_minutes",
      "places",
      "modality",
      "audiences",
      "reasons",
      "shared",
      "valid_from",
      "valid_to",
      "every_weeks",
      "on_holidays",
      "ended_at",
    ],
    endedBy: "ended_at",
  },
  opening: {
    table: "agenda_openings",
    columns: [
      "schedule_id",
      "starts_at",
      "ends_at",
      "slot_minutes",
      "places",
      "modality",
      "audiences",
      "reasons",
      "shared",
      "cancelled_at",
    ],
    endedBy: "cancelled_at",
  },
  exception: {
    table: "agenda_exceptions",
    columns: [
      "template_id",
      "opening_id",
      "on_date",
      "from_local",
      "until_local",
      "kind",
      "places",
      "cancelled_at",
    ],
    endedBy: "cancelled_at",
  },
  absence: {
    table: "agenda_absences",
    columns: ["professional_id", "starts_at", "ends_at", "label", "cancelled_at"],
    endedBy: "cancelled_at",
  },
  slot: { table: "agenda_slots", columns: ["natural_key", "places", "state"], endedBy: "" },
};

const namesOf = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

/** The row as it stands, or undefined. */
export async function readRow(
  tx: Tx,
  cptsId: string,
  kind: SourceKind,
  id: string,
): Promise<Fields | undefined> {
  const { table, columns } = SOURCES[kind];
  const { rows } = await sql<{
    fields: Fields;
  }>`select to_jsonb(t) as fields from ${sql.table(table)} t where t.cpts_id = ${cptsId} and t.id = ${id}`.execute(
    tx,
  );
  const fields = rows[0]?.fields;
  return fields && Object.fromEntries(columns.map((column) => [column, fields[column] ?? null]));
}

export async function insertRow(
  tx: Tx,
  cptsId: string,
  kind: SourceKind,
  id: string,
  fields: Fields,
  by: string,
): Promise<void> {
  const { table, columns } = SOURCES[kind];
  const written = columns.filter((column) => column in fields);
  await sql`insert into ${sql.table(table)} (cpts_id, id, created_by, ${namesOf(written)})
    select ${cptsId}::uuid, ${id}::uuid, ${by}::uuid, ${namesOf(written)}
    from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(fields)}::jsonb)`.execute(tx);
}

/** Writes the columns given, and only them. */
export async function updateRow(
  tx: Tx,
  cptsId: string,
  kind: SourceKind,
  id: string,
  fields: Fields,
): Promise<void> {
  const { table, columns } = SOURCES[kind];
  const written = columns.filter((column) => column in fields);
  await sql`update ${sql.table(table)} set (${namesOf(written)}) = row(${sql.join(written.map((column) => sql`n.${sql.ref(column)}`))})
    from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(fields)}::jsonb) n
    where ${sql.ref(`${table}.cpts_id`)} = ${cptsId} and ${sql.ref(`${table}.id`)} = ${id}`.execute(tx);
}

export const endRow = (tx: Tx, cptsId: string, kind: SourceKind, id: string, at: Date): Promise<void> =>
  updateRow(tx, cptsId, kind, id, { [SOURCES[kind].endedBy]: at.toISOString() });
