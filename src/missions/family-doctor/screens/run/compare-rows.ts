import type { AnswerSummary, Run } from "../../run/run-contract.ts";

export interface ComparedRow {
  what: string;
  before: number | null;
  after: number | null;
  unit: string;
}

const inKm = (meters: number | null): number | null =>
  meters === null ? null : Math.round(meters / 100) / 10;

/** The lines of the table that sets a scenario beside today. */
export function compareRows({
  comparison,
  today,
  scenario,
}: Pick<Run, "comparison" | "today" | "scenario">): ComparedRow[] {
  if (!comparison || !today || !scenario) return [];
  const { waiting, served, meanMeters, longestMeters, bands } = comparison;
  return [
    { what: "Patients qui attendent", ...waiting, unit: "" },
    { what: "Patients avec un médecin", ...served, unit: "" },
    {
      what: "Patients sans médecin",
      before: waiting.before - served.before,
      after: waiting.after - served.after,
      unit: "",
    },
    ...bands.map((band) => ({ what: `${band.label} : avec un médecin`, ...band.served, unit: "" })),
    { what: "Places à donner", before: placesOf(today), after: placesOf(scenario), unit: "" },
    { what: "Distance moyenne", before: inKm(meanMeters.before), after: inKm(meanMeters.after), unit: "km" },
    {
      what: "Distance la plus longue",
      before: inKm(longestMeters.before),
      after: inKm(longestMeters.after),
      unit: "km",
    },
  ];
}

const placesOf = ({ doctors }: AnswerSummary): number => doctors.reduce((sum, one) => sum + one.left, 0);

export interface ComparedLoad {
  professionalName: string;
  before: number | null;
  after: number | null;
}

/** Patients given to each doctor on both sides, those whose number changes the most first; null: not there. */
export function compareLoads(today: AnswerSummary, scenario: AnswerSummary): ComparedLoad[] {
  const given = (side: AnswerSummary) => new Map(side.doctors.map((one) => [one.offerId, one]));
  const [before, after] = [given(today), given(scenario)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({
      professionalName: (before.get(id) ?? after.get(id))!.professionalName,
      before: before.get(id)?.given ?? null,
      after: after.get(id)?.given ?? null,
    }))
    .sort(
      (a, b) =>
        Math.abs((b.after ?? 0) - (b.before ?? 0)) - Math.abs((a.after ?? 0) - (a.before ?? 0)) ||
        a.professionalName.localeCompare(b.professionalName, "fr"),
    );
}

export interface ComparedCommune {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  before: { waiting: number; served: number };
  after: { waiting: number; served: number };
}

/** Communes that have a place on the map, with both sides. */
export function compareCommunes(today: AnswerSummary, scenario: AnswerSummary): ComparedCommune[] {
  const none = { waiting: 0, served: 0 };
  const of = (side: AnswerSummary) => new Map(side.communes.map((one) => [one.communeCode, one]));
  const [before, after] = [of(today), of(scenario)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((code) => {
    const one = before.get(code) ?? after.get(code);
    if (!one || code === null || one.latitude === null || one.longitude === null) return [];
    return [
      {
        id: code,
        name: one.communeName,
        latitude: one.latitude,
        longitude: one.longitude,
        before: before.get(code) ?? none,
        after: after.get(code) ?? none,
      },
    ];
  });
}
