import { isPublishableShare, publishableParts, SMALL_NUMBER } from "./mask-counts.ts";
import type { MeasureGroup, MeasureShare, Measures } from "./measure-contract.ts";
import type { DelayCounts, OpenedCounts, ProposalCounts, WaitingCounts } from "./measure-store.ts";

const BANDS = { high: "Priorité haute", medium: "Priorité moyenne", low: "Priorité ordinaire" } as const;
const ORIGINS: Record<string, string> = {
  public: "Page publique",
  professional: "Professionnel de santé",
  partner: "Partenaire (DAC, PASS, CCAS…)",
  list: "Liste (CPAM, médecin qui part)",
  desk: "Coordination",
};
const ANSWERS = {
  accepted: "Acceptées",
  refused: "Refusées",
  expired: "Restées sans réponse",
  withdrawn: "Retirées",
  open: "Attendent une réponse",
} as const;

type Band = keyof typeof BANDS;
type Parts = { key: string | null; label: string; count: number }[];

/** Every part is named, those masked lose their figure. */
function groupsOf<T extends Parts[number]>(
  parts: readonly T[],
  masked: boolean,
): (Omit<T, "count"> & MeasureGroup)[] {
  const open = masked ? publishableParts(parts) : undefined;
  return parts.map((part) => ({ ...part, count: !open || open.has(part.key) ? part.count : null }));
}

const totalOf = (count: number, masked: boolean): number | null =>
  masked && count < SMALL_NUMBER ? null : count;

/** A tenth of a day is all that a reader needs. */
const round = (days: number | null): number | null => (days === null ? null : Math.round(days * 10) / 10);

export function presentWaiting(
  rows: readonly WaitingCounts[],
  masked: boolean,
  communeName: (code: string | null) => string,
): Measures["waiting"] {
  const whole = rows.find(({ cut }) => cut === 3);
  const requests = whole?.requests ?? 0;
  const total = totalOf(requests, masked);
  const bands = (Object.keys(BANDS) as Band[]).map((band) => ({
    key: band,
    label: BANDS[band],
    count: rows.find((row) => row.cut === 1 && row.band === band)?.requests ?? 0,
  }));
  const communes = rows
    .filter(({ cut }) => cut === 2)
    .map(({ commune, requests: count }) => ({ key: commune, label: communeName(commune), count }));
  const cell = (commune: string | null, band: Band) =>
    rows.find((row) => row.cut === 0 && row.commune === commune && row.band === band)?.requests ?? 0;
  return {
    total,
    medianDays: total === null ? null : round(whole?.median_days ?? null),
    byBand: groupsOf(bands, masked),
    byCommune: groupsOf(communes, masked),
    byCommuneAndBand: masked
      ? []
      : communes.map(({ key, label }) => ({
          key,
          label,
          high: cell(key, "high"),
          medium: cell(key, "medium"),
          low: cell(key, "low"),
        })),
  };
}

const shareOf = (numerator: number, denominator: number, masked: boolean): MeasureShare =>
  masked && !isPublishableShare(numerator, denominator)
    ? null
    : { numerator, denominator, share: denominator === 0 ? null : numerator / denominator };

export function presentOpened(rows: readonly OpenedCounts[], masked: boolean): Measures["opened"] {
  // Without a group, the total is there for no request too.
  const whole = rows.find((row) => row.is_total)!;
  const of = (part: number) => shareOf(part, whole.requests, masked);
  return {
    total: totalOf(whole.requests, masked),
    ald: of(whole.ald),
    over70: of(whole.over70),
    rights: of(whole.rights),
    byOrigin: groupsOf(
      Object.entries(ORIGINS).map(([key, label]) => ({
        key,
        label,
        count: rows.find((row) => !row.is_total && row.origin === key)?.requests ?? 0,
      })),
      masked,
    ),
  };
}

export function presentDelay(rows: readonly DelayCounts[], masked: boolean): Measures["delay"] {
  const whole = rows.find((row) => row.is_total)!;
  const total = totalOf(whole.requests, masked);
  const delays = (row: DelayCounts | undefined, shown: boolean) => ({
    medianDays: shown ? round(row?.median_days ?? null) : null,
    p90Days: shown ? round(row?.p90_days ?? null) : null,
  });
  const rowOf = (band: string | null) => rows.find((row) => !row.is_total && row.band === band);
  const bands = (Object.keys(BANDS) as Band[]).map((band) => ({
    key: band,
    label: BANDS[band],
    count: rowOf(band)?.requests ?? 0,
  }));
  return {
    total,
    ...delays(whole, total !== null),
    byBand: groupsOf(bands, masked).map((group) => ({
      ...group,
      ...delays(rowOf(group.key), group.count !== null),
    })),
  };
}

export function presentProposals(rows: readonly ProposalCounts[], masked: boolean): Measures["proposals"] {
  const whole = rows.find((row) => row.is_total)!;
  return {
    total: totalOf(whole.sent, masked),
    byAnswer: groupsOf(
      (Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]).map((key) => ({
        key,
        label: ANSWERS[key],
        count: whole[key],
      })),
      masked,
    ),
    byDoctor: masked
      ? []
      : rows.flatMap(({ is_total, professional_id, ...row }) =>
          is_total || professional_id === null ? [] : [{ professionalId: professional_id, ...row }],
        ),
  };
}
