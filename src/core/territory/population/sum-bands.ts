/** An age band of the national file: [first age, last age or null]. */
interface Band {
  label: string;
  name: string;
}

/* The finest bands of both sexes together, and those that are told by sex: INSEE does not cut them alike. */
const AGES: readonly Band[] = [
  { name: "POP0014", label: "Moins de 15 ans" },
  { name: "POP1529", label: "15 à 29 ans" },
  { name: "POP3044", label: "30 à 44 ans" },
  { name: "POP4559", label: "45 à 59 ans" },
  { name: "POP6074", label: "60 à 74 ans" },
  { name: "POP75P", label: "75 ans et plus" },
];
const SHARES: readonly (Band & { key: string })[] = [
  { key: "under15", name: "POP0014", label: "Moins de 15 ans" },
  { key: "under20", name: "POP0019", label: "Moins de 20 ans" },
  { key: "over65", name: "POP65P", label: "65 ans et plus" },
  { key: "over75", name: "POP75P", label: "75 ans et plus" },
  { key: "over80", name: "POP80P", label: "80 ans et plus" },
];

export interface AgeFigures {
  /** Rounded once, after the sum. */
  population: number;
  bands: { label: string; people: number; women: number | null; men: number | null }[];
  /** Per cent of the population, one decimal. */
  shares: { key: string; label: string; percent: number; people: number }[];
}

/**
 * Ages of several IRIS together: decimals are summed first (in millionths, so that no binary rounding creeps in), then rounded,
 * as INSEE asks. A band that one of them lacks is left out.
 */
export function sumBands(
  all: readonly { population: number; bands: Readonly<Record<string, number>> }[],
): AgeFigures {
  const total = (values: readonly number[]) =>
    values.reduce((sum, one) => sum + Math.round(one * 1e6), 0) / 1e6;
  const of = (name: string): number | null => {
    const values = all.map((one) => one.bands[name]);
    return values.every((one) => one !== undefined) && values.length > 0 ? total(values as number[]) : null;
  };
  const population = total(all.map((one) => one.population));
  const rounded = (name: string): number | null => {
    const sum = of(name);
    return sum === null ? null : Math.round(sum);
  };
  return {
    population: Math.round(population),
    bands: AGES.flatMap(({ name, label }) => {
      const people = rounded(name);
      const suffix = name.slice(3);
      return people === null
        ? []
        : [{ label, people, women: rounded(`F${suffix}`), men: rounded(`H${suffix}`) }];
    }),
    shares: SHARES.flatMap(({ key, name, label }) => {
      const people = of(name);
      if (people === null || population === 0) return [];
      return [
        { key, label, people: Math.round(people), percent: Math.round((people / population) * 1_000) / 10 },
      ];
    }),
  };
}
