import { sql } from "kysely";
import type { Tx } from "../../../../platform/db/index.ts";
import type { Current } from "./compare-line.ts";
import type { GatheredLine, Improvement } from "./gather-lines.ts";
import type { Change, LinePayload, Outcome } from "./line-values.ts";

export const deleteLines = (tx: Tx, cptsId: string, importId: string) =>
  tx
    .deleteFrom("directory_import_lines")
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .execute();

export async function insertLines(
  tx: Tx,
  cptsId: string,
  importId: string,
  lines: readonly GatheredLine[],
): Promise<void> {
  await sql`insert into directory_import_lines (cpts_id, import_id, line_number, outcome, reason, source_key, payload, raw)
    select ${cptsId}, ${importId}, x.line, x.outcome, x.reason, x."sourceKey", x.payload, x.raw
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as x(line bigint, outcome text, reason text, "sourceKey" text, payload jsonb, raw text)`.execute(tx);
}

/** A first line carries what later lines said of its person or its place, too; each of them once in a call. */
export async function updateValues(
  tx: Tx,
  cptsId: string,
  importId: string,
  improvements: readonly Improvement[],
): Promise<void> {
  await sql`update directory_import_lines l set payload = jsonb_set(l.payload, array[x."on"], (l.payload -> x."on") || x.values)
    from jsonb_to_recordset(${JSON.stringify(improvements)}::jsonb) as x(line bigint, "on" text, values jsonb)
    where l.cpts_id = ${cptsId} and l.import_id = ${importId} and l.line_number = x.line`.execute(tx);
}

export async function updateOutcomes(
  tx: Tx,
  cptsId: string,
  importId: string,
  lines: readonly { line: number; outcome: Outcome; changes: Change[] }[],
): Promise<void> {
  await sql`update directory_import_lines l set outcome = x.outcome, changes = x.changes
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x(line bigint, outcome text, changes jsonb)
    where l.cpts_id = ${cptsId} and l.import_id = ${importId} and l.line_number = x.line`.execute(tx);
}

export interface ReadLine {
  line: number;
  sourceKey: string;
  payload: LinePayload;
}

/** Lines that stand for an activity, in the order of the file. */
export async function listActivityLines(
  tx: Tx,
  cptsId: string,
  importId: string,
  after: number,
  limit: number,
): Promise<ReadLine[]> {
  const rows = await tx
    .selectFrom("directory_import_lines")
    .select(["line_number", "source_key", "payload"])
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .where("line_number", ">", after)
    .where("source_key", "is not", null)
    .orderBy("line_number")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    line: row.line_number,
    sourceKey: row.source_key ?? "",
    payload: row.payload as unknown as LinePayload,
  }));
}

export interface CurrentSets {
  professionals: Map<string, Current>;
  sites: Map<string, Current>;
  sitesById: Map<string, Current>;
  practices: Map<string, Current>;
}

/** The rows of the directory that these lines name; `lock` holds them until the transaction ends. */
export async function findCurrent(
  tx: Tx,
  cptsId: string,
  lines: readonly { sourceKey: string; payload: Pick<LinePayload, "rpps" | "siteKey"> }[],
  lock = false,
): Promise<CurrentSets> {
  // One array for all: each value of an « in » would be a parameter, and a node of the query builder.
  const isOneOf = (column: string, of: (line: (typeof lines)[number]) => string) =>
    sql<boolean>`${sql.ref(column)} = any(${[...new Set(lines.map(of))]}::text[])`;
  const practices = await tx
    .selectFrom("directory_practices")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where(isOneOf("source_key", (line) => line.sourceKey))
    .orderBy("id")
    .$if(lock, (query) => query.forUpdate())
    .execute();
  const professionals = await tx
    .selectFrom("directory_professionals")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where(isOneOf("rpps", (line) => line.payload.rpps))
    .orderBy("id")
    .$if(lock, (query) => query.forUpdate())
    .execute();
  const siteIds = practices.map((one) => one.site_id);
  const sites = await tx
    .selectFrom("directory_sites")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where((where) =>
      where.or([
        isOneOf("technical_id", (line) => line.payload.siteKey),
        sql<boolean>`id = any(${siteIds}::uuid[])`,
      ]),
    )
    .orderBy("id")
    .$if(lock, (query) => query.forUpdate())
    .execute();
  return {
    professionals: new Map(professionals.map((one) => [one.rpps ?? "", one])),
    sites: new Map(sites.map((one) => [one.technical_id ?? "", one])),
    sitesById: new Map(sites.map((one) => [one.id, one])),
    practices: new Map(practices.map((one) => [one.source_key ?? "", one])),
  };
}

export async function countOutcomes(
  tx: Tx,
  cptsId: string,
  importId: string,
): Promise<Record<string, number>> {
  const rows = await tx
    .selectFrom("directory_import_lines")
    .select(["outcome", (of) => of.fn.countAll<number>().as("lines")])
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .groupBy("outcome")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.outcome, Number(row.lines)]));
}
