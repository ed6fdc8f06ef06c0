import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import type { Contour } from "./read/read-contour-file.ts";

export interface Bringing {
  cptsId: string;
  source: string;
  at: Date;
  /** Of the installation's administrator: stands before what CPTS brought. */
  replaces: boolean;
}

/** The CPTS of the transaction. */
export const readerCpts = sql<string>`nullif(current_setting('app.cpts_id', true), '')::uuid`;

/** Adds or renews these contours of one CPTS. @returns how many were written: what the installation's administrator brought stays unless `replaces` */
export async function upsertContours(tx: Tx, contours: readonly Contour[], by: Bringing): Promise<number> {
  if (contours.length === 0) return 0;
  const rows = contours.map((one) => ({
    code: one.code,
    kind: one.kind,
    name: one.name,
    commune_code: one.communeCode,
    west: one.west,
    south: one.south,
    east: one.east,
    north: one.north,
    shape: Buffer.from(one.shape).toString("base64"),
    points: one.points,
    search_text: one.kind === "iris" ? foldText(one.name) : "",
  }));
  const { numAffectedRows } = await sql`
    insert into territory_contours (code, kind, name, commune_code, west, south, east, north, shape, points, search_text, source, loaded_by_cpts,
      by_administrator, loaded_at)
    select x.code, kind, x.name, commune_code, west, south, east, north, decode(shape, 'base64'), points,
      left(x.search_text || case when kind = 'iris' then ' ' || coalesce(r.search_text, '') else '' end, 300), ${by.source}, ${by.cptsId}::uuid,
      ${by.replaces}::boolean, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(code text, kind text, name text, commune_code text, west float8, south float8,
      east float8, north float8, shape text, points int, search_text text)
      left join reference_communes r on r.code = x.commune_code
    on conflict (code, loaded_by_cpts) do update set name = excluded.name, search_text = excluded.search_text, west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north,
      shape = excluded.shape, points = excluded.points, source = excluded.source, by_administrator = excluded.by_administrator, loaded_at = excluded.loaded_at
      where excluded.by_administrator or not territory_contours.by_administrator`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

const boxOf = (box: Box) =>
  sql<boolean>`box(point(west, south), point(east, north)) && box(point(${box.west}::float8, ${box.south}::float8), point(${box.east}::float8, ${box.north}::float8))`;

/* One contour a code: of the administrator, else of the reader's CPTS, else the oldest of the others', which nobody can push away. */
const isChosen = sql<boolean>`not exists (
  select from territory_contours better where better.code = territory_contours.code
    and (not better.by_administrator, better.loaded_by_cpts is distinct from ${readerCpts}, better.loaded_at, better.loaded_by_cpts)
      < (not territory_contours.by_administrator, territory_contours.loaded_by_cpts is distinct from ${readerCpts}, territory_contours.loaded_at,
        territory_contours.loaded_by_cpts))`;

/** Contours that touch the box, by code. */
export const listContoursIn = (tx: Tx, kind: "commune" | "iris", box: Box, most: number) =>
  tx
    .selectFrom("territory_contours")
    .select([
      "code",
      "name",
      "commune_code",
      "west",
      "south",
      "east",
      "north",
      "shape",
      "source",
      "loaded_at",
    ])
    .where("kind", "=", kind)
    .where(boxOf(box))
    .where(isChosen)
    .orderBy("code")
    .limit(most)
    .execute();

/** Contours of these codes, 2,000 at most. */
export const listContours = (tx: Tx, codes: readonly string[]) =>
  tx
    .selectFrom("territory_contours")
    .select(["code", "kind", "name", "commune_code", "west", "south", "east", "north", "shape", "source"])
    .where("code", "in", codes.length > 0 ? [...codes] : [""])
    .where(isChosen)
    .orderBy("code")
    .limit(2_000)
    .execute();

const FOUND = ["code", "name", "commune_code", "west", "south", "east", "north"] as const;

/** IRIS whose name, with that of their commune, holds all these folded words; the shortest names first. A commune of one IRIS is found as itself. */
export const findIrisByName = (tx: Tx, words: readonly string[], most: number) =>
  words
    .reduce(
      // « % » and « _ » are no letters: a folded word has none.
      (query, word) => query.where("search_text", "like", `%${word}%`),
      tx
        .selectFrom("territory_contours")
        .select(FOUND)
        .where("kind", "=", "iris")
        .where("code", "not like", "%0000"),
    )
    .where(isChosen)
    .orderBy(sql`length(search_text)`)
    .orderBy("code")
    .limit(most)
    .execute();

/** IRIS of one commune, by code. */
export const listIrisOf = (tx: Tx, communeCode: string, most: number) =>
  tx
    .selectFrom("territory_contours")
    .select(FOUND)
    .where("kind", "=", "iris")
    .where("commune_code", "=", communeCode)
    .where(isChosen)
    .orderBy("code")
    .limit(most)
    .execute();

/** Whether there is any contour of the kind on this installation. */
export const hasContours = async (tx: Tx, kind: "commune" | "iris"): Promise<boolean> =>
  (await tx
    .selectFrom("territory_contours")
    .select("code")
    .where("kind", "=", kind)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export type ContourRow = Awaited<ReturnType<typeof listContoursIn>>[number];
