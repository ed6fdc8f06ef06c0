import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

export type OfferRow = Selectable<Tables["mt_offers"]>;
export type OfferColumns = Updateable<Tables["mt_offers"]>;

export const findOffer = (tx: Tx, cptsId: string, id: string): Promise<OfferRow | undefined> =>
  tx
    .selectFrom("mt_offers")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** Serialises what is promised of one offer. Locked after the request, never before. */
export const lockOffer = (tx: Tx, cptsId: string, id: string): Promise<OfferRow | undefined> =>
  tx
    .selectFrom("mt_offers")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export const insertOffer = (tx: Tx, row: Insertable<Tables["mt_offers"]>): Promise<OfferRow> =>
  tx.insertInto("mt_offers").values(row).returningAll().executeTakeFirstOrThrow();

/** One more version, whatever changes. */
export const updateOffer = (tx: Tx, row: OfferRow, change: OfferColumns): Promise<OfferRow> =>
  tx
    .updateTable("mt_offers")
    .set({ ...change, version: sql`version + 1` })
    .where("cpts_id", "=", row.cpts_id)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** The one offer of a doctor that is not ended. */
export const lockLiveOfferOf = (
  tx: Tx,
  cptsId: string,
  professionalId: string,
): Promise<OfferRow | undefined> =>
  tx
    .selectFrom("mt_offers")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .where("state", "<>", "ended")
    .forUpdate()
    .executeTakeFirst();

export const hasLiveOffer = async (tx: Tx, cptsId: string, professionalId: string): Promise<boolean> =>
  (await tx
    .selectFrom("mt_offers")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("professional_id", "=", professionalId)
    .where("state", "<>", "ended")
    .executeTakeFirst()) !== undefined;

export const listPausesOver = (tx: Tx, cptsId: string, today: string): Promise<OfferRow[]> =>
  tx
    .selectFrom("mt_offers")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("state", "=", "paused")
    .where("paused_until_on", "<=", today)
    .orderBy("id")
    .limit(1_000)
    .forUpdate()
    .execute();
