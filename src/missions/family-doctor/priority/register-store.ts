import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { RequestRow } from "../request/request-store.ts";

export type WeighedRow = Pick<
  RequestRow,
  | "id"
  | "reference"
  | "ald"
  | "disability"
  | "pregnancy"
  | "homebound"
  | "isolated"
  | "rights"
  | "treatment_ends_on"
  | "left_hospital_on"
  | "waiting_since"
  | "overruled_weight"
  | "weight"
  | "rule_version"
  | "weighed_on"
  | "age_band"
> & { birth_on: string | null };

const COLUMNS = [
  "r.id",
  "r.reference",
  "r.ald",
  "r.disability",
  "r.pregnancy",
  "r.homebound",
  "r.isolated",
  "r.rights",
  "r.treatment_ends_on",
  "r.left_hospital_on",
  "r.waiting_since",
  "r.overruled_weight",
  "r.weight",
  "r.rule_version",
  "r.weighed_on",
  "r.age_band",
  "p.birth_on",
] as const;

const withBirth = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("mt_requests as r")
    .leftJoin("patients_records as p", (join) =>
      join.onRef("p.cpts_id", "=", "r.cpts_id").onRef("p.id", "=", "r.patient_id"),
    )
    .select(COLUMNS)
    .where("r.cpts_id", "=", cptsId);

/** Those who wait, by id: what a preview compares. */
export const listWaiting = (tx: Tx, cptsId: string, after: string, limit: number): Promise<WeighedRow[]> =>
  withBirth(tx, cptsId)
    .where("r.status", "=", "waiting")
    .where("r.id", ">", after)
    .orderBy("r.id")
    .limit(limit)
    .execute();

/** Open requests, locked by id, the order in which many are always locked. */
export const lockOpen = (tx: Tx, cptsId: string, after: string, limit: number): Promise<WeighedRow[]> =>
  withBirth(tx, cptsId)
    .where("r.status", "<>", "closed")
    .where("r.id", ">", after)
    .orderBy("r.id")
    .limit(limit)
    .forUpdate("r")
    .execute();

export interface NewWeight {
  id: string;
  weight: number;
  parts: unknown;
  ageBand: string | null;
}

/** The weights of many at once. No new version: a person who corrects meanwhile is not told that somebody did. */
export const updateWeights = (
  tx: Tx,
  cptsId: string,
  weights: readonly NewWeight[],
  ruleVersion: number,
  on: string,
) =>
  sql`update mt_requests r set weight = n.weight, weight_parts = n.parts, age_band = n."ageBand",
      rule_version = ${ruleVersion}::int, weighed_on = ${on}::date
    from jsonb_to_recordset(${JSON.stringify(weights)}::jsonb) as n(id uuid, weight int, parts jsonb, "ageBand" text)
    where r.cpts_id = ${cptsId}::uuid and r.id = n.id`.execute(tx);

/** Names of some patients, for the few lines of a preview. */
export const listPatientNames = (tx: Tx, cptsId: string, requestIds: readonly string[]) =>
  tx
    .selectFrom("mt_requests as r")
    .innerJoin("patients_records as p", (join) =>
      join.onRef("p.cpts_id", "=", "r.cpts_id").onRef("p.id", "=", "r.patient_id"),
    )
    .select(["r.id", "r.reference"])
    .select(["p.birth_family_name", "p.used_family_name", "p.birth_given_names", "p.used_given_name"])
    .where("r.cpts_id", "=", cptsId)
    .where("r.id", "in", [...requestIds])
    .execute();
