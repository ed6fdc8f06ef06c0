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
export async function listToApply(
  tx: Tx,
  cptsId: string,
  importId: string,
  limit: number,
): Promise<ToApply[]> {
  const rows = await tx
    .selectFrom("directory_import_lines")
    .select(["line_number", "outcome", "source_key", "payload", "changes", "choice"])
    .where("cpts_id", "=", cptsId)
    .where("import_id", "=", importId)
    .where("applied_at", "is", null)
    .where("outcome", "in", ["create", "change", "kept", "left"])
    .where((where) => where.or([where("outcome", "<>", "left"), where("choice", "=", "national")]))
    .orderBy("line_number")
    .limit(limit)
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

export async function insertProfessionals(
  tx: Tx,
  cptsId: string,
  people: readonly ProfessionalValues[],
  at: Date,
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .insertInto("directory_professionals")
    .values(
      people.map((one) => ({
        ...one,
        cpts_id: cptsId,
        id: newId(),
        search_text: searchText(one),
        source: "rpps",
        created_at: at,
        updated_at: at,
      })),
    )
    .onConflict((on) => on.columns(["cpts_id", "rpps"]).doNothing())
    .returning(["id", "rpps"])
    .execute();
  return new Map(rows.map((row) => [row.rpps ?? "", row.id]));
}

export async function insertSites(
  tx: Tx,
  cptsId: string,
  sites: readonly { values: SiteValues; place: GeocodedPlace | undefined }[],
  at: Date,
): Promise<Map<string, string>> {
  if (sites.length === 0) return new Map();
  const rows = await tx
    .insertInto("directory_sites")
    .values(
      sites.map(({ values, place }) => ({
        ...values,
        cpts_id: cptsId,
        id: newId(),
        ...position(place),
        source: "rpps",
        created_at: at,
        updated_at: at,
      })),
    )
    .onConflict((on) => on.columns(["cpts_id", "technical_id"]).doNothing())
    .returning(["id", "technical_id"])
    .execute();
  return new Map(rows.map((row) => [row.technical_id ?? "", row.id]));
}

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

export async function insertPractices(
  tx: Tx,
  cptsId: string,
  practices: readonly NewPractice[],
  at: Date,
): Promise<Map<string, string>> {
  if (practices.length === 0) return new Map();
  const rows = await tx
    .insertInto("directory_practices")
    .values(
      practices.map((one) => ({
        ...one.values,
        cpts_id: cptsId,
        id: newId(),
        professional_id: one.professionalId,
        site_id: one.siteId,
        source: "rpps",
        source_key: one.sourceKey,
        created_at: at,
        updated_at: at,
      })),
    )
    .onConflict((on) => on.columns(["cpts_id", "source_key"]).doNothing())
    .returning(["id", "source_key"])
    .execute();
  return new Map(rows.map((row) => [row.source_key ?? "", row.id]));
}

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
    .where("technical_id", "in", ["", ...keys])
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
