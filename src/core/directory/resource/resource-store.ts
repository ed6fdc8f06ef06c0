import { type Insertable, sql, type Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

const COLUMNS = [
  "id",
  "kind",
  "name",
  "address_line",
  "postal_code",
  "commune_code",
  "commune_name",
  "latitude",
  "longitude",
  "hours",
  "public_phone",
  "direct_line",
  "website",
  "conditions",
  "active",
  "updated_at",
] as const;

// A territory has some tens of resources.
const MOST = 500;

const resources = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("directory_resources")
    .select(COLUMNS)
    .select(sql<string>`xmin::text`.as("version"))
    .where("cpts_id", "=", cptsId);

export const findResource = (tx: Tx, cptsId: string, id: string) =>
  resources(tx, cptsId).where("id", "=", id).executeTakeFirst();
export const lockResource = (tx: Tx, cptsId: string, id: string) =>
  resources(tx, cptsId).where("id", "=", id).forUpdate().executeTakeFirst();

/** By name, 500 at most; `words`: folded words that the name holds. */
export const listResources = (
  tx: Tx,
  cptsId: string,
  query: { words: readonly string[]; kinds: readonly string[]; active: boolean },
) =>
  resources(tx, cptsId)
    .where("active", "=", query.active)
    .$if(query.kinds.length > 0, (some) => some.where("kind", "in", [...query.kinds]))
    .$if(query.words.length > 0, (some) =>
      some.where((of) =>
        of.and(query.words.slice(0, 8).map((word) => of("search_text", "like", `%${word}%`))),
      ),
    )
    .orderBy("name")
    .orderBy("id")
    .limit(MOST)
    .execute();

export type ResourceRow = NonNullable<Awaited<ReturnType<typeof findResource>>>;
export type ResourceColumns = Updateable<Tables["directory_resources"]>;

export type NewResource = Insertable<Tables["directory_resources"]>;
export const insertResource = (tx: Tx, row: NewResource) =>
  tx.insertInto("directory_resources").values(row).execute();

export const updateResource = (tx: Tx, cptsId: string, id: string, columns: ResourceColumns) =>
  tx
    .updateTable("directory_resources")
    .set(columns)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();
