import type { Measures } from "../contract.ts";
import type { RequestMeasures } from "../measures/request-measures.ts";

/** One measure of one group, as every export says it. */
export interface MeasureLine {
  from: string;
  to: string;
  /** total, commune, profession, niveau… */
  cut: string;
  group: string;
  measure: string;
  /** Null when there is nothing to divide by, or no value. A share is in percent. */
  value: number | null;
  /** The figures are hidden because the group is small. */
  masked: boolean;
  numerator: number | null;
  denominator: number | null;
  unit: string;
  definition: string;
  source: string;
}

/** All measures, one per line: the total, the places, each group, the third next available. Pure. */
export function measureLines(measures: Measures): MeasureLine[] {
  const groups: [string, Measures["byCommune"]][] = [
    ["commune", measures.byCommune],
    ["profession", measures.byProfession],
    ["niveau", measures.byLevel],
  ];
  return [
    ...linesOf(measures, "total", "", measures.total),
    ...slotLines(measures),
    ...groups.flatMap(([cut, of]) =>
      of.flatMap((group) => linesOf(measures, cut, group.label, group.measures)),
    ),
    ...measures.thirdNext.map((row) =>
      line(measures, "thirdNextAvailable", {
        cut: "profession et commune",
        group: `${row.professionLabel}, ${row.communeName ?? "commune non dite"}`,
        value: row.medianDays,
        denominator: row.professionals,
      }),
    ),
  ];
}

const CODES = [
  "requests",
  "redFlags",
  "calledThe15",
  "decidedOtherwise",
  "undecided",
  "oriented",
  "booked",
  "delayAsked",
  "delayObtained",
  "withinAsked",
  "within24h",
  "inProgress24h",
  "within48h",
  "inProgress48h",
  "noShows",
] as const;

function line(
  measures: Measures,
  code: string,
  given: Pick<MeasureLine, "cut" | "group"> & Partial<MeasureLine>,
): MeasureLine {
  const found = measures.definitions.find((one) => one.code === code);
  const { numerator = "", denominator = null } = found ?? {};
  return {
    from: measures.from,
    to: measures.to,
    measure: found?.label ?? code,
    value: null,
    masked: false,
    numerator: null,
    denominator: null,
    unit: found?.unit ?? "",
    definition: denominator ? `${numerator} / ${denominator}` : numerator,
    source: found?.source ?? "",
    ...given,
  };
}

const linesOf = (
  measures: Measures,
  cut: string,
  group: string,
  values: RequestMeasures | null,
): MeasureLine[] =>
  CODES.flatMap((code) => {
    const at = { cut, group };
    if (!values) return [line(measures, code, { ...at, masked: true })];
    if (code === "delayObtained")
      return [
        line(measures, code, {
          ...at,
          measure: "Délai obtenu (médiane)",
          value: values.delayObtainedMedianMinutes,
        }),
        line(measures, code, {
          ...at,
          measure: "Délai obtenu (90e centile)",
          value: values.delayObtainedP90Minutes,
        }),
      ];
    if (code === "delayAsked")
      return [line(measures, code, { ...at, value: values.delayAskedMedianMinutes })];
    const value = values[code];
    if (typeof value === "number") return [line(measures, code, { ...at, value })];
    return [line(measures, code, { ...at, ...shareOf(value) })];
  });

const shareOf = (ratio: { numerator: number; denominator: number; share: number | null }) => ({
  value: ratio.share === null ? null : ratio.share * 100,
  numerator: ratio.numerator,
  denominator: ratio.denominator,
});

function slotLines(measures: Measures): MeasureLine[] {
  if (!measures.slots) return [];
  const at = { cut: "total", group: "" };
  return [
    line(measures, "placesFilled", { ...at, ...shareOf(measures.slots.placesFilled) }),
    line(measures, "placesEmpty", { ...at, value: measures.slots.placesEmpty }),
  ];
}
