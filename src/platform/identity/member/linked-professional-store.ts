import type { Tx } from "../../db/index.ts";

// A membership points to a record of the directory. The platform stands below the directory's slice and may not call its
// door, so these reads of names, professions and RPPS numbers are made here, and are all that identity knows of it.

/** Names and professions of the records that memberships point to. */
export async function listProfessionalNames(
  tx: Tx,
  cptsId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, { name: string; profession: string }>> {
  const wanted = [...new Set(ids.filter((one) => one !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .selectFrom("directory_professionals as p")
    .leftJoin("reference_values as r", (join) =>
      join
        .onRef("r.code", "=", "p.profession_code")
        .on("r.set_name", "=", "profession")
        .on("r.valid_to", "is", null),
    )
    .select(["p.id", "p.given_name", "p.family_name", "r.label"])
    .where("p.cpts_id", "=", cptsId)
    .where("p.id", "in", wanted)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { name: `${row.given_name} ${row.family_name}`.trim(), profession: row.label ?? "" },
    ]),
  );
}

/** Codes of the professions (TRE_G15) of these records, each once. */
export const listProfessionCodes = async (
  tx: Tx,
  cptsId: string,
  ids: readonly string[],
): Promise<string[]> => {
  const rows = await tx
    .selectFrom("directory_professionals")
    .select("profession_code")
    .distinct()
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...ids])
    .where("active", "=", true)
    .orderBy("profession_code")
    .execute();
  return rows.map((row) => row.profession_code);
};

export const findProfessional = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("directory_professionals")
    .select(["id", "rpps"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("active", "=", true)
    .executeTakeFirst();

export const listProfessionalsByRpps = (tx: Tx, cptsId: string, rpps: readonly string[]) =>
  tx
    .selectFrom("directory_professionals")
    .select(["id", "rpps", "given_name", "family_name"])
    .where("cpts_id", "=", cptsId)
    .where("rpps", "in", rpps.length > 0 ? rpps : [""])
    .where("active", "=", true)
    .execute();

/** The first twenty whose name holds these words, folded. */
export const searchProfessionals = (tx: Tx, cptsId: string, folded: string) =>
  tx
    .selectFrom("directory_professionals as p")
    .leftJoin("reference_values as r", (join) =>
      join
        .onRef("r.code", "=", "p.profession_code")
        .on("r.set_name", "=", "profession")
        .on("r.valid_to", "is", null),
    )
    .select(["p.id", "p.given_name", "p.family_name", "r.label"])
    .where("p.cpts_id", "=", cptsId)
    .where("p.active", "=", true)
    .where("p.search_text", "like", `%${folded.replace(/[\\%_]/g, "")}%`)
    .orderBy("p.family_name")
    .orderBy("p.given_name")
    .orderBy("p.id")
    .limit(20)
    .execute();
