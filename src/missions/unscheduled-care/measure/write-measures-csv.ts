import type { Measures } from "../contract.ts";
import type { RequestMeasures } from "../measures/request-measures.ts";

type Line = (string | number | null)[];

const HEADING = [
  "debut",
  "fin",
  "decoupage",
  "groupe",
  "mesure",
  "valeur",
  "numerateur",
  "denominateur",
  "unite",
  "definition",
  "source",
];

/** All measures, one per line, as a French spreadsheet opens them: semicolons, decimal comma, byte order mark. Pure. */
export function writeMeasuresCsv(measures: Measures): string {
  const write = measureLines(measures);
  const groups: [string, Measures["byCommune"]][] = [
    ["commune", measures.byCommune],
    ["profession", measures.byProfession],
    ["niveau", measures.byLevel],
  ];
  const lines: Line[] = [
    HEADING,
    ...write("total", "", measures.total),
    ...slotLines(measures),
    ...groups.flatMap(([cut, of]) => of.flatMap((group) => write(cut, group.label, group.measures))),
    ...measures.thirdNext.map((row): Line => {
      const { label, unit, numerator, source } = definitionOf(measures, "thirdNextAvailable");
      return [
        measures.from,
        measures.to,
        "profession et commune",
        `${row.professionLabel}, ${row.communeName ?? "commune non dite"}`,
        label,
        row.medianDays,
        null,
        row.professionals,
        unit,
        numerator,
        source,
      ];
    }),
  ];
  return `\ufeff${lines.map((line) => line.map(cell).join(";")).join("\r\n")}\r\n`;
}

const definitionOf = (measures: Measures, code: string) =>
  measures.definitions.find((one) => one.code === code) ?? {
    label: code,
    unit: "",
    numerator: "",
    denominator: null,
    source: "",
  };

const CODES = [
  "requests",
  "emergencies",
  "oriented",
  "booked",
  "delayAsked",
  "delayObtained",
  "withinAsked",
  "within24h",
  "within48h",
  "noShows",
] as const;

const measureLines =
  (measures: Measures) =>
  (cut: string, group: string, values: RequestMeasures | null): Line[] =>
    CODES.flatMap((code) => {
      const { label, unit, numerator, denominator, source } = definitionOf(measures, code);
      const definition = denominator ? `${numerator} / ${denominator}` : numerator;
      const line = (name: string, [value, top, bottom]: Line): Line => [
        measures.from,
        measures.to,
        cut,
        group,
        name,
        value ?? null,
        top ?? null,
        bottom ?? null,
        unit,
        definition,
        source,
      ];
      if (!values) return [line(label, ["masqué (moins de 11)"])];
      if (code === "delayObtained")
        return [
          line("Délai obtenu (médiane)", [values.delayObtainedMedianMinutes]),
          line("Délai obtenu (90e centile)", [values.delayObtainedP90Minutes]),
        ];
      if (code === "delayAsked") return [line(label, [values.delayAskedMedianMinutes])];
      const value = values[code];
      return [
        line(
          label,
          typeof value === "number"
            ? [value]
            : [value.share === null ? null : value.share * 100, value.numerator, value.denominator],
        ),
      ];
    });

function slotLines(measures: Measures): Line[] {
  if (!measures.slots) return [];
  const { placesFilled, placesEmpty } = measures.slots;
  const filled = definitionOf(measures, "placesFilled");
  const empty = definitionOf(measures, "placesEmpty");
  return [
    [
      measures.from,
      measures.to,
      "total",
      "",
      filled.label,
      placesFilled.share === null ? null : placesFilled.share * 100,
      placesFilled.numerator,
      placesFilled.denominator,
      filled.unit,
      `${filled.numerator} / ${filled.denominator}`,
      filled.source,
    ],
    [
      measures.from,
      measures.to,
      "total",
      "",
      empty.label,
      placesEmpty,
      null,
      null,
      empty.unit,
      empty.numerator,
      empty.source,
    ],
  ];
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Math.round(value * 100) / 100).replace(".", ",");
  // A text that a spreadsheet would run as a formula is shown as text.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
