import { usualName } from "../../../core/patients/index.ts";
import type { PriorityRules } from "../priority/priority-contract.ts";
import { bandOf, sayParts } from "../priority/weigh-request.ts";
import { effectiveWeight } from "./rank-store.ts";
import type { EndReason, RequestLine, RequestStatus, Weight } from "./request-contract.ts";
import type { RequestRow } from "./request-store.ts";
import { END_WORDS, STATUS_WORDS } from "./request-words.ts";

type Named = Parameters<typeof usualName>[0];

/** What a line shows beside the row. */
export interface LineExtras {
  patient: (Named & { id: string; birth_on: string | null; sex: string }) | null;
  communeName: string | null;
  doctorName: string | null;
  overrulerLabel: string | null;
  rank: number | null;
  waiting: number;
}

export const presentLine = (
  row: RequestRow,
  extras: LineExtras,
  rules: Pick<PriorityRules, "bands">,
): RequestLine => ({
  id: row.id,
  reference: row.reference,
  status: row.status as RequestStatus,
  statusLabel: STATUS_WORDS[row.status as RequestStatus],
  patient: extras.patient && {
    id: extras.patient.id,
    ...usualName(extras.patient),
    birthOn: extras.patient.birth_on,
    sex: extras.patient.sex,
  },
  origin: row.origin as RequestLine["origin"],
  declarantLabel: row.declarant_label,
  communeCode: row.commune_code,
  communeName: extras.communeName,
  ageBand: row.age_band as RequestLine["ageBand"],
  needsHomeVisit: row.needs_home_visit,
  weight: presentWeight(row, extras, rules),
  doctorName: extras.doctorName,
  waitingSince: row.waiting_since.toISOString(),
  standsSince: row.stands_since.toISOString(),
  unreachableCount: row.unreachable_count,
  appointmentOn: row.appointment_on,
  endReason: row.end_reason as EndReason | null,
  endLabel: row.end_reason ? END_WORDS[row.end_reason as EndReason] : null,
  createdAt: row.created_at.toISOString(),
  version: row.version,
});

function presentWeight(
  row: RequestRow,
  { rank, waiting, overrulerLabel }: Pick<LineExtras, "rank" | "waiting" | "overrulerLabel">,
  rules: Pick<PriorityRules, "bands">,
): Weight {
  const parts = row.weight_parts as unknown as Weight["parts"];
  const overruled =
    row.overruled_weight === null
      ? null
      : {
          value: row.overruled_weight,
          reason: row.overruled_reason ?? "",
          byLabel: overrulerLabel ?? "",
          at: row.overruled_at?.toISOString() ?? "",
        };
  return {
    value: row.weight,
    parts,
    overruled,
    band: bandOf(rules, effectiveWeight(row)),
    ruleVersion: row.rule_version,
    rank,
    waiting,
    sentence: sayRank(
      rank,
      waiting,
      overruled
        ? `priorité ${overruled.value} décidée par la coordination : ${overruled.reason} (calculée : ${row.weight}, ${sayParts(parts)})`
        : sayParts(parts),
    ),
  };
}

/** « 2e sur 148 : ALD (40)… »; without a rank, the reasons alone. */
function sayRank(rank: number | null, waiting: number, reasons: string): string {
  return rank === null ? reasons : `${rank === 1 ? "1re" : `${rank}e`} sur ${waiting} : ${reasons}`;
}
