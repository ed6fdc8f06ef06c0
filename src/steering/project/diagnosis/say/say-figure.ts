/** % · number of things · for 1,000 inhabitants · visits a year and inhabitant · years · days · hours · euros · 1 yes, 0 no */
export const UNITS = [
  "%",
  "count",
  "per-1000",
  "visits",
  "years",
  "days",
  "hours",
  "euros",
  "yes-no",
] as const;
export type Unit = (typeof UNITS)[number];

const NBSP = "\u00a0";
const french = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });

/** « 1 234,5 » */
export const sayNumber = (value: number): string => french.format(value);

/** In French, two begins the plural: « 1,5 point », « 2 points ». */
export const many = (value: number, one: string, several: string): string =>
  Math.abs(value) >= 2 ? several : one;

/** A figure with its unit: « 27 % », « 1,2 pour 1 000 habitants ». */
export function sayFigure(value: number, unit: Unit): string {
  const number = sayNumber(value);
  switch (unit) {
    case "%":
      return `${number}${NBSP}%`;
    case "per-1000":
      return `${number} pour 1${NBSP}000 habitants`;
    case "visits":
      return `${number} ${many(value, "consultation", "consultations")} par an et par habitant`;
    case "years":
      return `${number}${NBSP}${many(value, "an", "ans")}`;
    case "days":
      return `${number}${NBSP}${many(value, "jour", "jours")}`;
    case "hours":
      return `${number}${NBSP}${many(value, "heure", "heures")}`;
    case "euros":
      return `${number}${NBSP}€`;
    case "yes-no":
      return value === 0 ? "non" : "oui";
    default:
      return number;
  }
}

/** The same beside another: without what was just said. « 19 % », « 1,55 » */
export const sayBeside = (value: number, unit: Unit): string =>
  SAID_WHOLE.has(unit) ? sayFigure(value, unit) : sayNumber(value);

const SAID_WHOLE: ReadonlySet<Unit> = new Set(["%", "euros", "years", "days", "hours", "yes-no"]);

/** As a heading of a chart says it. */
export const UNIT_WORDS: Record<Unit, string> = {
  "%": "%",
  count: "nombre",
  "per-1000": "pour 1 000 habitants",
  visits: "consultations par an et par habitant",
  years: "ans",
  days: "jours",
  hours: "heures",
  euros: "€",
  "yes-no": "oui ou non",
};
