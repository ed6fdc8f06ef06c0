import type { Insertable } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";

/** Doctors set aside for a request, with their names. */
export const listExclusions = (tx: Tx, cptsId: string, requestId: string) =>
  tx
    .selectFrom("mt_exclusions as e")
    .innerJoin("directory_professionals as p", (join) =>
      join.onRef("p.cpts_id", "=", "e.cpts_id").onRef("p.id", "=", "e.professional_id"),
    )
    .select(["e.id", "e.professional_id", "e.reason", "e.at", "p.given_name", "p.family_name"])
    .where("e.cpts_id", "=", cptsId)
    .where("e.request_id", "=", requestId)
    .orderBy("e.at")
    .orderBy("e.id")
    .limit(200)
    .execute();

export const insertExclusion = (tx: Tx, row: Insertable<Tables["mt_exclusions"]>) =>
  tx.insertInto("mt_exclusions").values(row).execute();

export const deleteExclusion = (tx: Tx, cptsId: string, requestId: string, id: string) =>
  tx
    .deleteFrom("mt_exclusions")
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .where("id", "=", id)
    .returning(["professional_id", "reason"])
    .executeTakeFirst();

/** Read under the lock of the request, which an exclusion takes too. */
export const isExcluded = async (
  tx: Tx,
  cptsId: string,
  requestId: string,
  professionalId: string,
): Promise<boolean> =>
  (await tx
    .selectFrom("mt_exclusions")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("request_id", "=", requestId)
    .where("professional_id", "=", professionalId)
    .executeTakeFirst()) !== undefined;

/** Whether this request is with that doctor now: chosen, asked, or accepted. */
export const hasLiveProposalOf = async (
  tx: Tx,
  cptsId: string,
  requestId: string,
  professionalId: string,
): Promise<boolean> =>
  (await tx
    .selectFrom("mt_proposals as p")
    .innerJoin("mt_offers as o", (join) =>
      join.onRef("o.cpts_id", "=", "p.cpts_id").onRef("o.id", "=", "p.offer_id"),
    )
    .select("p.id")
    .where("p.cpts_id", "=", cptsId)
    .where("p.request_id", "=", requestId)
    .where("o.professional_id", "=", professionalId)
    .where("p.status", "in", ["proposed", "sent", "accepted"])
    .executeTakeFirst()) !== undefined;
