import { dayOf } from "../request/day-of.ts";
import type { RequestRow } from "../request/request-store.ts";
import type { RulesRow } from "./rules-store.ts";
import { type WeighedSituation, weighRequest } from "./weigh-request.ts";

type SituationColumns = Pick<
  RequestRow,
  | "ald"
  | "disability"
  | "pregnancy"
  | "homebound"
  | "isolated"
  | "rights"
  | "treatment_ends_on"
  | "left_hospital_on"
  | "waiting_since"
>;

export const situationOf = (
  row: SituationColumns,
  birthOn: string | null,
  zone: string,
): WeighedSituation => ({
  ald: row.ald,
  disability: row.disability,
  pregnancy: row.pregnancy,
  homebound: row.homebound,
  isolated: row.isolated,
  rights: row.rights,
  treatmentEndsOn: row.treatment_ends_on,
  leftHospitalOn: row.left_hospital_on,
  birthOn,
  waitingSinceOn: dayOf(row.waiting_since, zone),
});

/** The columns of the weight on that day, by these rules. */
export function weighRow(
  rules: RulesRow,
  row: SituationColumns,
  birthOn: string | null,
  today: string,
  zone: string,
) {
  const { weight, parts } = weighRequest(rules.content, situationOf(row, birthOn, zone), today);
  return { weight, weight_parts: JSON.stringify(parts), rule_version: rules.version, weighed_on: today };
}
