import type { Tx } from "../../../platform/db/index.ts";

/** The doctor's name as the directory writes it today, or null. */
export async function doctorNameOf(
  tx: Tx,
  cptsId: string,
  professionalId: string | null,
): Promise<string | null> {
  if (!professionalId) return null;
  const row = await tx
    .selectFrom("directory_professionals")
    .select(["family_name", "given_name", "profession_code"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", professionalId)
    .executeTakeFirst();
  return row
    ? `${row.profession_code === "10" ? "Dr " : ""}${row.given_name} ${row.family_name}`.trim()
    : null;
}
