import { sql } from "kysely";
import type { PlatformTx } from "../../../platform/db/index.ts";

export interface KnownCommune {
  /** INSEE code. */
  code: string;
  name: string;
  /** Folded name: see foldText. */
  searchText: string;
  postalCodes: string[];
  department: string;
  population: number;
  latitude: number | null;
  longitude: number | null;
  /** The point is that of its postcode or department, not its own. */
  approximate: boolean;
}

const columns = [
  "code",
  "name",
  "search_text as searchText",
  "postal_codes as postalCodes",
  "department",
  "population",
  "latitude",
  "longitude",
  "approximate",
] as const;

const MOST = 5_000;

/** Communes by INSEE code, 5,000 at most. */
export const listCommunes = (tx: PlatformTx, codes: readonly string[]): Promise<KnownCommune[]> =>
  tx
    .selectFrom("reference_communes")
    .select(columns)
    .where("code", "in", codes.length > 0 ? [...codes] : [""])
    .orderBy("code")
    .limit(MOST)
    .execute();

/** How many communes a department has: none, and it is no department. */
export async function countCommunesOf(tx: PlatformTx, department: string): Promise<number> {
  const { count } = await tx
    .selectFrom("reference_communes")
    .select((all) => all.fn.countAll<number>().as("count"))
    .where("department", "=", department)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Communes that bear one of these postcodes, 5,000 at most. */
export const listCommunesByPostcode = (
  tx: PlatformTx,
  postcodes: readonly string[],
): Promise<KnownCommune[]> =>
  tx
    .selectFrom("reference_communes")
    .select(columns)
    .where(sql<boolean>`postal_codes && ${[...postcodes]}::text[]`)
    .orderBy("code")
    .limit(MOST)
    .execute();

/** Communes whose postcode begins so, the largest first. */
export const findCommunesByPostcode = (
  tx: PlatformTx,
  start: string,
  limit: number,
): Promise<KnownCommune[]> =>
  tx
    .selectFrom("reference_communes")
    .select(columns)
    .where(sql<boolean>`exists (select 1 from unnest(postal_codes) as one where one like ${`${start}%`})`)
    .orderBy("population", "desc")
    .orderBy("code")
    .limit(limit)
    .execute();

/**
 * Communes whose folded name holds these words or looks like them (trigrams); what begins with them comes first, then
 * likeness, then population.
 */
export const findCommunesByName = (tx: PlatformTx, words: string, limit: number): Promise<KnownCommune[]> =>
  tx
    .selectFrom("reference_communes")
    .select(columns)
    .where(
      sql<boolean>`(search_text % ${words} or search_text like ${`%${words}%`} or ${words} <% search_text)`,
    )
    .orderBy(sql`search_text = ${words}`, "desc")
    .orderBy(sql`search_text like ${`${words}%`}`, "desc")
    .orderBy(sql`round(word_similarity(${words}, search_text)::numeric, 1)`, "desc")
    .orderBy("population", "desc")
    .orderBy("code")
    .limit(limit)
    .execute();

/** Communes whose centre lies in a box of degrees, the most peopled first. */
export const listCommunesIn = async (
  tx: PlatformTx,
  box: { west: number; south: number; east: number; north: number },
  limit: number,
): Promise<(KnownCommune & { latitude: number; longitude: number })[]> => {
  const rows = await tx
    .selectFrom("reference_communes")
    .select(columns)
    .where("latitude", ">=", box.south)
    .where("latitude", "<=", box.north)
    .where("longitude", ">=", box.west)
    .where("longitude", "<=", box.east)
    .orderBy("population", "desc")
    .orderBy("code")
    .limit(limit)
    .execute();
  return rows as (KnownCommune & { latitude: number; longitude: number })[];
};
