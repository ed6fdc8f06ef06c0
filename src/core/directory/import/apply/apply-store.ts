import { type RawBuilder, sql } from "kysely";
import { newId, type Tx } from "../../../../platform/db/index.ts";
import type { GeocodedPlace } from "../../../../platform/geo/index.ts";
import type { Change, LinePayload, ProfessionalValues, SiteValues } from "../read/line-values.ts";
import { type Choice, type Patch, searchText } from "./plan-batch.ts";

export interface ToApply {
  line: number;
  outcome: "create" | "change" | "kept" | "left";
  sourceKey: string;
  payload: LinePayload & { id?: string };
  changes: Change[];
  choice: Choice;
}

/** What waits, in the order of the file; of those who left, only whom the coordinator chose to put aside. */
const waitingLines = (tx: Tx, cptsId: string, importId: string, limit: number) =>
  tx
    .selectFrom("directory_import_lines")
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .where("applied_at", "is", null)
    .where("outcome", "in", ["create", "change", "kept", "left"])
    .where((where) => where.or([where("outcome", "<>", "left"), where("choice", "=", "national")]))
    .orderBy("line_number")
    .limit(limit);

export async function listToApply(
  tx: Tx,
  cptsId: string,
  importId: string,
  limit: number,
): Promise<ToApply[]> {
  const rows = await waitingLines(tx, cptsId, importId, limit)
    .select(["line_number", "outcome", "source_key", "payload", "changes", "choice"])
    .execute();
  return rows.map((row) => ({
    line: row.line_number,
    outcome: row.outcome as ToApply["outcome"],
    sourceKey: row.source_key ?? "",
    payload: row.payload as unknown as ToApply["payload"],
    changes: (row.changes ?? []) as unknown as Change[],
    choice: row.choice as Choice,
  }));
}

/** The numbers alone of the first lines that wait: a batch is already in memory, it is only checked to be the next one still. */
export async function listWaitingNumbers(
  tx: Tx,
  cptsId: string,
  importId: string,
  limit: number,
): Promise<Set<number>> {
  const rows = await waitingLines(tx, cptsId, importId, limit).select("line_number").execute();
  return new Set(rows.map((row) => row.line_number));
}

interface Written {
  table: "directory_professionals" | "directory_sites" | "directory_practices";
  /** Column by which another import's row is the same. */
  key: "rpps" | "technical_id" | "source_key";
}

/* One parameter for a whole batch: 6,000 of them cost the query builder 40 MB of garbage for 300 lines. */
async function insertRows(
  tx: Tx,
  { table, key }: Written,
  rows: readonly Record<string, unknown>[],
): Promise<Map<string, string>> {
  const [first] = rows;
  if (!first) return new Map();
  const columns = sql.join(Object.keys(first).map((one) => sql.ref(one)));
  const made = await sql<{ id: string; key: string | null }>`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict (cpts_id, ${sql.ref(key)}) do nothing returning id, ${sql.ref(key)} as key`.execute(tx);
  return new Map(made.rows.map((row) => [row.key ?? "", row.id]));
}

export const insertProfessionals = (
  tx: Tx,
  cptsId: string,
  people: readonly ProfessionalValues[],
  at: Date,
): Promise<Map<string, string>> =>
  insertRows(
    tx,
    { table: "directory_professionals", key: "rpps" },
    people.map((one) => ({ ...one, ...ownColumns(cptsId, at), search_text: searchText(one) })),
  );

export const insertSites = (
  tx: Tx,
  cptsId: string,
  sites: readonly { values: SiteValues; place: GeocodedPlace | undefined }[],
  at: Date,
): Promise<Map<string, string>> =>
  insertRows(
    tx,
    { table: "directory_sites", key: "technical_id" },
    sites.map(({ values, place }) => ({ ...values, ...ownColumns(cptsId, at), ...position(place) })),
  );

const ownColumns = (cptsId: string, at: Date) => ({
  cpts_id: cptsId,
  id: newId(),
  source: "rpps",
  created_at: at,
  updated_at: at,
});

export const position = (place: GeocodedPlace | undefined) => ({
  latitude: place?.latitude ?? null,
  longitude: place?.longitude ?? null,
  position_precision: place?.precision ?? null,
});

export interface NewPractice {
  professionalId: string;
  siteId: string;
  sourceKey: string;
  values: NonNullable<LinePayload["practice"]>;
}

export const insertPractices = (
  tx: Tx,
  cptsId: string,
  practices: readonly NewPractice[],
  at: Date,
): Promise<Map<string, string>> =>
  insertRows(
    tx,
    { table: "directory_practices", key: "source_key" },
    practices.map((one) => ({
      ...one.values,
      ...ownColumns(cptsId, at),
      professional_id: one.professionalId,
      site_id: one.siteId,
      source_key: one.sourceKey,
    })),
  );

const patchable: Record<Patch["on"], { table: string; columns: string[] }> = {
  professional: {
    table: "directory_professionals",
    columns: [
      "civility",
      "family_name",
      "given_name",
      "search_text",
      "profession_code",
      "category_code",
      "speciality_code",
      "email",
      "local_fields",
      "active",
      "updated_at",
    ],
  },
  site: {
    table: "directory_sites",
    columns: [
      "name",
      "kind",
      "finess",
      "siret",
      "address_line",
      "address_more",
      "postal_code",
      "commune_code",
      "commune_name",
      "latitude",
      "longitude",
      "position_precision",
      "phone",
      "local_fields",
      "active",
      "updated_at",
    ],
  },
  practice: {
    table: "directory_practices",
    columns: ["mode_code", "sector_code", "role_code", "phone", "local_fields", "active", "updated_at"],
  },
};

/** Writes the named columns of many rows of one table in one statement; columns that a patch leaves out stay. */
export async function patchRows(
  tx: Tx,
  cptsId: string,
  on: Patch["on"],
  patches: readonly { id: string; values: Record<string, unknown> }[],
): Promise<void> {
  if (patches.length === 0) return;
  const { table, columns: all } = patchable[on];
  // Only columns that some patch names: triggers "of search_text" stay asleep for the others.
  const columns = all.filter((one) => patches.some(({ values }) => one in values));
  const list = (of: (column: string) => RawBuilder<unknown>) => sql.join(columns.map(of));
  await sql`update ${sql.table(table)} t set (${list((one) => sql.ref(one))}) =
      (select ${list((one) => sql.ref(`r.${one}`))} from jsonb_populate_record(t, x.values) r)
    from jsonb_to_recordset(${JSON.stringify(patches)}::jsonb) as x(id uuid, values jsonb)
    where t.cpts_id = ${cptsId} and t.id = x.id`.execute(tx);
}

/** What an undo needs of one line. */
export interface Undo {
  created: { professional?: string; site?: string; practice?: string };
  patched: Pick<Patch, "on" | "id" | "before">[];
}

export async function markApplied(
  tx: Tx,
  cptsId: string,
  importId: string,
  lines: readonly { line: number; undo: Undo }[],
  at: Date,
): Promise<void> {
  await sql`update directory_import_lines l set applied_at = ${at}, undo = x.undo
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x(line bigint, undo jsonb)
    where l.cpts_id = ${cptsId} and l.import_id = ${importId} and l.line_number = x.line`.execute(tx);
}

/** Of these keys, the ones of places that are there. */
export async function findSiteKeys(tx: Tx, cptsId: string, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("directory_sites")
    .select("technical_id")
    .where("cpts_id", "=", cptsId)
    .where(sql<boolean>`technical_id = any(${[...new Set(keys)]}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.technical_id ?? ""));
}

/** Activities at these places or of these people: who must hear that they changed. */
export const listPracticesOf = (tx: Tx, cptsId: string, siteIds: readonly string[]) =>
  tx
    .selectFrom("directory_practices")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("site_id", "in", siteIds.length > 0 ? [...siteIds] : ["00000000-0000-0000-0000-000000000000"])
    .orderBy("id")
    .limit(5_000)
    .execute();

/** The imported activities of one person that are still open. */
export const listOpenPractices = (tx: Tx, cptsId: string, professionalIds: readonly string[]) =>
  tx
    .selectFrom("directory_practices")
    .select(["id", "professional_id", "local_fields"])
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "in", [...professionalIds])
    .where("source", "=", "rpps")
    .where("active", "=", true)
    .orderBy("id")
    .forUpdate()
    .execute();

const tableOf = { professional: "directory_professionals", practice: "directory_practices" } as const;

/** Of these, the ones that are still active. */
export async function findActive(
  tx: Tx,
  cptsId: string,
  on: "professional" | "practice",
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom(tableOf[on])
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...ids])
    .where("active", "=", true)
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Set(rows.map((row) => row.id));
}
