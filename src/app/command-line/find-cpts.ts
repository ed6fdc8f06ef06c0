import { withPlatform } from "../../platform/db/index.ts";
import type { Deps } from "../../platform/deps.ts";
import { notFound } from "../../platform/errors/problems.ts";

/** The CPTS of this short name. @throws notFound with the way to list them. */
export async function findCptsOf(
  deps: Deps,
  slug: string | undefined,
): Promise<{ id: string; slug: string; name: string }> {
  const found = await withPlatform(deps.db, (tx) =>
    tx
      .selectFrom("territory_cpts")
      .select(["id", "slug", "name"])
      .where("slug", "=", slug ?? "")
      .executeTakeFirst(),
  );
  if (!found)
    throw notFound(
      "cpts.not-found",
      `Aucune CPTS ne porte le nom court « ${slug ?? ""} » : voyez « maillage cpts list ».`,
    );
  return found;
}

/** The short names of all CPTS, by id. */
export const slugsOf = async (deps: Deps): Promise<Map<string, string>> =>
  new Map(
    (
      await withPlatform(deps.db, (tx) =>
        tx.selectFrom("territory_cpts").select(["id", "slug"]).limit(2_000).execute(),
      )
    ).map((row) => [row.id, row.slug]),
  );
