import { createRandom } from "../rpps-generator/random.ts";

/* Band of the national file | its share of a suburban population | of it, women. */
const BANDS: readonly [string, number, number][] = [
  ["0014", 0.178, 0.488],
  ["1529", 0.189, 0.492],
  ["3044", 0.196, 0.507],
  ["4559", 0.201, 0.511],
  ["6074", 0.151, 0.532],
  ["75P", 0.085, 0.601],
];

/** A fictional split by age and sex of a population: columns of INSEE's file without their year, and their values. The same seed, the same split. */
export function inventAges(population: number, seed: number): { columns: string[]; values: number[] } {
  const random = createRandom(seed);
  const weights = BANDS.map(([, share]) => share * (0.85 + random.below(1_000) * 0.0003));
  const all = weights.reduce((sum, one) => sum + one, 0);
  const told: Record<string, number> = {};
  BANDS.forEach(([band, , women], nth) => {
    const people = (population * (weights[nth] as number)) / all;
    told[`POP${band}`] = people;
    told[`F${band}`] = people * women;
    told[`H${band}`] = people - people * women;
  });
  const of = (band: string): number => told[`POP${band}`] as number;
  told["POP0019"] = of("0014") + of("1529") * 0.34;
  told["POP65P"] = of("75P") + of("6074") * 0.63;
  told["POP80P"] = of("75P") * 0.61;
  told["POP2064"] = population - (told["POP0019"] as number) - (told["POP65P"] as number);
  const columns = Object.keys(told);
  return { columns, values: columns.map((name) => Math.round((told[name] as number) * 1e6) / 1e6) };
}
