import { invalid } from "../../../platform/errors/problems.ts";

interface Bounds {
  least: number;
  most: number;
  /** In French, after the number. */
  unit: string;
}

/** What a number of that name may be, in every set: the software computes instants and sizes from it. All are whole. */
const BOUNDS: Record<string, Bounds> = {
  minutes: { least: 1, most: 43_200, unit: "minutes" },
  fromHours: { least: 0, most: 8_760, unit: "heures" },
  withinHours: { least: 0, most: 8_760, unit: "heures" },
  days: { least: 1, most: 3_650, unit: "jours" },
  weeks: { least: 1, most: 26, unit: "semaines" },
  months: { least: 1, most: 240, unit: "mois" },
  startWithinMonths: { least: 1, most: 240, unit: "mois" },
  fullDeploymentWithinMonths: { least: 1, most: 240, unit: "mois" },
  count: { least: 2, most: 1_000, unit: "personnes" },
  fromPopulation: { least: 0, most: 100_000_000, unit: "habitants" },
  belowPopulation: { least: 1, most: 100_000_000, unit: "habitants" },
  amountEuros: { least: 0, most: 1_000_000_000, unit: "euros" },
  rank: { least: 0, most: 10_000, unit: "" },
};

/** Narrower ones, by set and code: a place held for hours is taken from all, and what is forgotten after days cannot be answered for. */
const NARROWER: Record<string, Record<string, Partial<Bounds>>> = {
  "unscheduled-care-delay/hold": { minutes: { most: 60 } },
  "retention/closed-request": { months: { least: 3 } },
  "retention/closed-review": { months: { least: 3 } },
  "retention/questionnaire-answers": { months: { least: 3 } },
};

const IN_ORDER = [
  ["fromHours", "withinHours"],
  ["fromPopulation", "belowPopulation"],
] as const;

/** @throws invalid on the first number that is not whole, out of its bounds, or not below the one that it must be below. */
export function checkBounds(given: Record<string, unknown>, set: string, code: string): void {
  for (const [name, value] of Object.entries(given)) {
    const bounds = BOUNDS[name];
    if (typeof value !== "number" || !bounds) continue;
    const { least, most, unit } = { ...bounds, ...NARROWER[`${set}/${code}`]?.[name] };
    if (!Number.isInteger(value) || value < least || value > most)
      throw invalid(
        `attributes.${name}`,
        `Indiquez un nombre entier de ${shown(least)} à ${shown(most)}${unit && ` ${unit}`}.`,
      );
  }
  for (const [lower, upper] of IN_ORDER) {
    const [from, to] = [given[lower], given[upper]];
    if (typeof from === "number" && typeof to === "number" && from >= to)
      throw invalid(`attributes.${upper}`, `La fin (${shown(to)}) doit dépasser le début (${shown(from)}).`);
  }
}

const shown = (value: number): string => value.toLocaleString("fr-FR");
