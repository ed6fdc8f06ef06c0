import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { OfferRow } from "./offer-store.ts";

/** An offer with the doctor's name and the counts of what came of it. */
export type ListedOffer = OfferRow & {
  given_name: string;
  family_name: string;
  commune_name: string | null;
  accepted: number;
  accepted_month: number;
  pending: number;
};

export interface OfferFilter {
  ids?: readonly string[];
  professionalIds?: readonly string[];
  state?: "live" | "ended";
  /** Name and id of the last line of the page before. */
  after?: readonly [string, string] | undefined;
  limit: number;
  /** First instant of the month, on the territory's clock. */
  monthStart: Date;
}

/** By name of doctor. */
export async function listOffers(tx: Tx, cptsId: string, filter: OfferFilter): Promise<ListedOffer[]> {
  const { ids, professionalIds, state, after } = filter;
  return tx
    .selectFrom("mt_offers as o")
    .innerJoin("directory_professionals as d", (join) =>
      join.onRef("d.cpts_id", "=", "o.cpts_id").onRef("d.id", "=", "o.professional_id"),
    )
    .selectAll("o")
    .select(["d.given_name", "d.family_name"])
    .select([
      sql<string | null>`(select s.commune_name from directory_practices r
        join directory_sites s on s.cpts_id = r.cpts_id and s.id = r.site_id and s.active
        where r.cpts_id = o.cpts_id and r.professional_id = o.professional_id and r.active order by r.id limit 1)`.as(
        "commune_name",
      ),
      countOf(sql`p.status = 'accepted'`).as("accepted"),
      countOf(sql`p.status = 'accepted' and p.answered_at >= ${filter.monthStart}`).as("accepted_month"),
      countOf(sql`p.status in ('proposed', 'sent')`).as("pending"),
    ])
    .where("o.cpts_id", "=", cptsId)
    .$if(ids !== undefined, (some) => some.where("o.id", "=", sql<string>`any(${[...(ids ?? [])]}::uuid[])`))
    .$if(professionalIds !== undefined, (some) =>
      some.where("o.professional_id", "=", sql<string>`any(${[...(professionalIds ?? [])]}::uuid[])`),
    )
    .$if(state === "live", (some) => some.where("o.state", "<>", "ended"))
    .$if(state === "ended", (some) => some.where("o.state", "=", "ended"))
    .$if(after !== undefined, (some) =>
      some.where(sql<boolean>`(d.family_name, o.id) > (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .orderBy("d.family_name")
    .orderBy("o.id")
    .limit(filter.limit)
    .execute();
}

const countOf = (condition: ReturnType<typeof sql>) =>
  sql<number>`(select count(*)::int from mt_proposals p where p.cpts_id = o.cpts_id and p.offer_id = o.id and ${condition})`;
