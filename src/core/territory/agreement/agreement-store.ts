import { newId, type Tx } from "../../../platform/db/index.ts";

/** Granted by this CPTS or received by it: row-level security shows both, and only these. */
export const listAgreements = (tx: Tx) =>
  tx
    .selectFrom("territory_agreements as a")
    .innerJoin("territory_cpts as giver", "giver.id", "a.cpts_id")
    .innerJoin("territory_cpts as partner", "partner.id", "a.partner_cpts_id")
    .select([
      "a.id",
      "a.cpts_id",
      "a.may_book",
      "a.starts_on",
      "a.ends_on",
      "a.note",
      "giver.name as giver_name",
      "giver.slug as giver_slug",
      "partner.name as partner_name",
      "partner.slug as partner_slug",
    ])
    .where("a.revoked_at", "is", null)
    .orderBy("a.starts_on", "desc")
    .orderBy("a.id")
    .limit(500)
    .execute();

export const listOtherCpts = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("territory_cpts as c")
    .select(["c.name", "c.slug", "c.department"])
    .where("c.id", "<>", cptsId)
    .orderBy(
      (of) =>
        of(
          "c.department",
          "=",
          of.selectFrom("territory_cpts as own").select("own.department").where("own.id", "=", cptsId),
        ),
      "desc",
    )
    .orderBy("c.name")
    .orderBy("c.id")
    .limit(2_000)
    .execute();

export const findCptsBySlug = (tx: Tx, slug: string) =>
  tx.selectFrom("territory_cpts").select(["id", "name", "slug"]).where("slug", "=", slug).executeTakeFirst();

export async function insertAgreement(
  tx: Tx,
  row: {
    cptsId: string;
    partnerId: string;
    mayBook: boolean;
    startsOn: string;
    endsOn: string | null;
    note: string;
    userId: string;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto("territory_agreements")
    .values({
      cpts_id: row.cptsId,
      id,
      partner_cpts_id: row.partnerId,
      may_book: row.mayBook,
      starts_on: row.startsOn,
      ends_on: row.endsOn,
      note: row.note,
      signed_by: row.userId,
    })
    .execute();
  return id;
}

export const revokeAgreementRow = (tx: Tx, cptsId: string, id: string, at: Date) =>
  tx
    .updateTable("territory_agreements")
    .set({ revoked_at: at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst();
