import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { ProposalRow } from "./proposal-store.ts";

/** A proposal with what it takes to show it; the patient's own columns are read only where they may be shown. */
export type ListedProposal = ProposalRow & {
  professional_id: string;
  given_name: string;
  family_name: string;
  reference: string;
  request_status: string;
  doctor_professional_id: string | null;
  patient_id: string | null;
  age_band: string | null;
  commune_name: string | null;
  needs_home_visit: boolean | null;
  request_languages: string[];
  ald: boolean | null;
  disability: boolean | null;
  pregnancy: boolean | null;
  homebound: boolean | null;
  isolated: boolean | null;
  treatment_ends_on: string | null;
  left_hospital_on: string | null;
  wish: string;
  waiting_since: Date;
  /** Of a refusal: another doctor was chosen by a person, this one was set aside, or their offer has ended. */
  refusal_stands: boolean;
};

export interface ProposalFilter {
  ids?: readonly string[];
  requestId?: string;
  professionalIds?: readonly string[];
  statuses?: readonly string[];
  /** Answered before that instant are left out. */
  answeredSince?: Date;
  before?: readonly [string, string] | undefined;
  limit: number;
}

/** The newest first. */
export const listProposals = (tx: Tx, cptsId: string, filter: ProposalFilter): Promise<ListedProposal[]> =>
  tx
    .selectFrom("mt_proposals as p")
    .innerJoin("mt_offers as o", (join) =>
      join.onRef("o.cpts_id", "=", "p.cpts_id").onRef("o.id", "=", "p.offer_id"),
    )
    .innerJoin("directory_professionals as d", (join) =>
      join.onRef("d.cpts_id", "=", "o.cpts_id").onRef("d.id", "=", "o.professional_id"),
    )
    .innerJoin("mt_requests as q", (join) =>
      join.onRef("q.cpts_id", "=", "p.cpts_id").onRef("q.id", "=", "p.request_id"),
    )
    .leftJoin("reference_communes as c", "c.code", "q.commune_code")
    .selectAll("p")
    .select(["o.professional_id", "d.given_name", "d.family_name", "c.name as commune_name"])
    .select([
      "q.reference",
      "q.status as request_status",
      "q.doctor_professional_id",
      "q.patient_id",
      "q.age_band",
      "q.needs_home_visit",
      "q.languages as request_languages",
      "q.ald",
      "q.disability",
      "q.pregnancy",
      "q.homebound",
      "q.isolated",
      "q.treatment_ends_on",
      "q.left_hospital_on",
      "q.wish",
      "q.waiting_since",
    ])
    .select(
      sql<boolean>`(p.status = 'refused' and (o.state = 'ended'
        or exists (select from mt_exclusions x where x.cpts_id = p.cpts_id and x.request_id = p.request_id and x.professional_id = o.professional_id)
        or exists (select from mt_proposals n where n.cpts_id = p.cpts_id and n.request_id = p.request_id and n.id <> p.id
          and (n.status in ('sent', 'accepted') or (n.status = 'proposed' and n.proposed_by is not null)))))`.as(
        "refusal_stands",
      ),
    )
    .where("p.cpts_id", "=", cptsId)
    .$if(filter.ids !== undefined, (some) =>
      some.where("p.id", "=", sql<string>`any(${[...(filter.ids ?? [])]}::uuid[])`),
    )
    .$if(filter.requestId !== undefined, (some) => some.where("p.request_id", "=", filter.requestId ?? ""))
    .$if(filter.professionalIds !== undefined, (some) =>
      some.where("o.professional_id", "=", sql<string>`any(${[...(filter.professionalIds ?? [])]}::uuid[])`),
    )
    .$if(filter.statuses !== undefined, (some) => some.where("p.status", "in", [...(filter.statuses ?? [])]))
    .$if(filter.answeredSince !== undefined, (some) =>
      some.where((where) =>
        where.or([
          where("p.answered_at", "is", null),
          where("p.answered_at", ">=", filter.answeredSince ?? null),
        ]),
      ),
    )
    .$if(filter.before !== undefined, (some) =>
      some.where(
        sql<boolean>`(p.proposed_at, p.id) < (${filter.before?.[0]}::timestamptz, ${filter.before?.[1]}::uuid)`,
      ),
    )
    .orderBy("p.proposed_at", "desc")
    .orderBy("p.id", "desc")
    .limit(filter.limit)
    .execute();

/** Those sent to these doctors that may still be answered. */
export const countToAnswer = (
  tx: Tx,
  cptsId: string,
  professionalIds: readonly string[],
  now: Date,
): Promise<{ count: number; first: Date | null }> =>
  tx
    .selectFrom("mt_proposals as p")
    .innerJoin("mt_offers as o", (join) =>
      join.onRef("o.cpts_id", "=", "p.cpts_id").onRef("o.id", "=", "p.offer_id"),
    )
    .select(sql<number>`count(*)::int`.as("count"))
    .select(sql<Date | null>`min(p.expires_at)`.as("first"))
    .where("p.cpts_id", "=", cptsId)
    .where("p.status", "=", "sent")
    .where("p.expires_at", ">", now)
    .where("o.professional_id", "=", sql<string>`any(${[...professionalIds]}::uuid[])`)
    .executeTakeFirstOrThrow();
