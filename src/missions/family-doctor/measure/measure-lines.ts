import { type MeasureCode, measureDefinitions } from "./definitions.ts";
import type { MeasureGroup, MeasureShare, Measures } from "./measure-contract.ts";

/** One figure, as every export says it. */
export interface MeasureLine {
  cut: string;
  group: string;
  measure: string;
  /** Null when masked, or when there is nothing to measure. A share is in percent. */
  value: number | null;
  masked: boolean;
  numerator: number | null;
  denominator: number | null;
  unit: string;
  definition: string;
  period: string;
  source: string;
}

/** Said in place of a figure too small to be published. */
export const MASKED_WORDS = "masqué (secret statistique)";

/** A text that a spreadsheet would run as a formula is shown as text: an apostrophe goes before it. */
export const inertText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** All measures, one per line. Pure. */
export function measureLines({ waiting, opened, delay, proposals, masked }: Measures): MeasureLine[] {
  const hides = (value: unknown) => masked && value === null;
  const count = (code: MeasureCode, cut: string, group: string, value: number | null) =>
    line(code, { cut, group, value, masked: hides(value) });
  const groups = (code: MeasureCode, cut: string, of: readonly MeasureGroup[]) =>
    of.map((one) => count(code, cut, one.label, one.count));
  const share = (code: MeasureCode, of: MeasureShare) =>
    line(code, {
      value: of?.share == null ? null : of.share * 100,
      masked: of === null,
      numerator: of?.numerator ?? null,
      denominator: of?.denominator ?? null,
    });
  const delays = (
    cut: string,
    group: string,
    of: { medianDays: number | null; p90Days: number | null },
    hidden: boolean,
  ) => [
    line("delay", {
      cut,
      group,
      measure: "Délai jusqu'à l'acceptation (médiane)",
      value: of.medianDays,
      masked: hidden,
    }),
    line("delay", {
      cut,
      group,
      measure: "Délai jusqu'à l'acceptation (90e centile)",
      value: of.p90Days,
      masked: hidden,
    }),
  ];
  return [
    count("waiting", "total", "", waiting.total),
    line("waited", { value: waiting.medianDays, masked: hides(waiting.total) }),
    ...groups("waiting", "priorité", waiting.byBand),
    ...groups("waiting", "commune", waiting.byCommune),
    ...waiting.byCommuneAndBand.flatMap((one) =>
      (["high", "medium", "low"] as const).map((band) =>
        count("waiting", "commune et priorité", `${one.label}, ${BANDS[band]}`, one[band]),
      ),
    ),
    count("opened", "total", "", opened.total),
    share("ald", opened.ald),
    share("over70", opened.over70),
    share("rights", opened.rights),
    ...groups("opened", "origine", opened.byOrigin),
    count("accepted", "total", "", delay.total),
    ...delays("total", "", delay, hides(delay.total)),
    ...delay.byBand.flatMap((one) => [
      count("accepted", "priorité", one.label, one.count),
      ...delays("priorité", one.label, one, hides(one.count)),
    ]),
    count("proposals", "total", "", proposals.total),
    ...groups("proposals", "réponse", proposals.byAnswer),
    ...proposals.byDoctor.flatMap((one) =>
      (["sent", "accepted", "refused", "expired", "withdrawn", "open"] as const).map((answer) =>
        count("proposals", "médecin et réponse", `${one.label}, ${ANSWERS[answer]}`, one[answer]),
      ),
    ),
  ];
}

const BANDS = { high: "priorité haute", medium: "priorité moyenne", low: "priorité ordinaire" };
const ANSWERS = {
  sent: "envoyées",
  accepted: "acceptées",
  refused: "refusées",
  expired: "restées sans réponse",
  withdrawn: "retirées",
  open: "attendent une réponse",
};

function line(code: MeasureCode, given: Partial<MeasureLine>): MeasureLine {
  const { label, unit, numerator, denominator, period, source } = measureDefinitions.find(
    (one) => one.code === code,
  )!;
  return {
    cut: "total",
    group: "",
    measure: label,
    value: null,
    masked: false,
    numerator: null,
    denominator: null,
    unit,
    definition: denominator ? `${numerator} / ${denominator}` : numerator,
    period,
    source,
    ...given,
  };
}
