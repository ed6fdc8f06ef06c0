import { type Insertable, sql, type Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

const COLUMNS = [
  "s.id",
  "s.name",
  "s.kind",
  "s.address_line",
  "s.address_more",
  "s.postal_code",
  "s.commune_code",
  "s.commune_name",
  "s.latitude",
  "s.longitude",
  "s.position_precision",
  "s.phone",
  "s.wheelchair",
  "s.access_note",
  "s.source",
  "s.local_fields",
  "s.active",
] as const;

const sites = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("directory_sites as s")
    .select(COLUMNS)
    .select(sql<string>`s.xmin::text`.as("version"))
    .where("s.cpts_id", "=", cptsId);

export const findSite = (tx: Tx, cptsId: string, id: string) =>
  sites(tx, cptsId).where("s.id", "=", id).executeTakeFirst();
export const lockSite = (tx: Tx, cptsId: string, id: string) =>
  sites(tx, cptsId).where("s.id", "=", id).forUpdate("s").executeTakeFirst();

/** Active places by name; `words`: folded text that the name or the commune holds. */
export const listSites = (
  tx: Tx,
  cptsId: string,
  query: { words: string; after: readonly (string | number)[] | undefined; limit: number },
) =>
  sites(tx, cptsId)
    .select((of) =>
      of
        .selectFrom("directory_practices as r")
        .select(sql<number>`count(*)::int`.as("count"))
        .where("r.cpts_id", "=", cptsId)
        .whereRef("r.site_id", "=", "s.id")
        .where("r.active", "=", true)
        .as("count"),
    )
    .where("s.active", "=", true)
    .$if(query.words !== "", (some) =>
      some.where(
        sql<boolean>`translate(lower(concat_ws(' ', s.name, s.address_line, s.commune_name)), 'àâäéèêëîïôöùûüçñ', 'aaaeeeeiioouuucn') like ${`%${query.words.replaceAll(" ", "%")}%`}`,
      ),
    )
    .$if(query.after !== undefined, (some) =>
      some.where(sql<boolean>`(s.name, s.id) > (${query.after?.[0]}::text, ${query.after?.[1]}::uuid)`),
    )
    .orderBy("s.name")
    .orderBy("s.id")
    .limit(query.limit)
    .execute();

export const listPeopleAt = (tx: Tx, cptsId: string, siteId: string) =>
  tx
    .selectFrom("directory_practices as r")
    .innerJoin("directory_professionals as p", (join) =>
      join.onRef("p.cpts_id", "=", "r.cpts_id").onRef("p.id", "=", "r.professional_id"),
    )
    .leftJoin("reference_values as v", (join) =>
      join
        .onRef("v.code", "=", "p.profession_code")
        .on("v.set_name", "=", "profession")
        .on("v.valid_to", "is", null),
    )
    .select([
      "p.id",
      "r.id as practice_id",
      "p.family_name",
      "p.given_name",
      "p.profession_code",
      "v.label as profession_label",
    ])
    .where("r.cpts_id", "=", cptsId)
    .where("r.site_id", "=", siteId)
    .where("r.active", "=", true)
    .where("p.active", "=", true)
    .orderBy("p.family_name")
    .orderBy("p.id")
    .limit(200)
    .execute();

export type SiteRow = NonNullable<Awaited<ReturnType<typeof findSite>>>;
export type SiteColumns = Updateable<Tables["directory_sites"]>;

export type NewSite = Omit<Insertable<Tables["directory_sites"]>, "source">;
export const insertSite = (tx: Tx, row: NewSite) =>
  tx
    .insertInto("directory_sites")
    .values({ ...row, source: "local" })
    .execute();

export const updateSite = (tx: Tx, cptsId: string, id: string, columns: SiteColumns) =>
  tx.updateTable("directory_sites").set(columns).where("cpts_id", "=", cptsId).where("id", "=", id).execute();
