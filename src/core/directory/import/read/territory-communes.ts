import { foldText } from "../../../../platform/text/index.ts";
import type { KnownCommune } from "../../../reference/index.ts";

export interface CommuneFinder {
  /** The commune of a line: by its code, else by the name among those of its postcode, else the only one there. */
  find: (code: string | null, postcode: string | null, label: string | null) => KnownCommune | undefined;
  isInTerritory: (code: string, postcode: string) => boolean;
  /** A line without a code whose name is that of a commune outside the territory. */
  isElsewhere: (code: string | null, postcode: string | null, label: string | null) => boolean;
}

/* The national file writes the arrondissement; a territory may be declared by the city. */
const arrondissements: [city: string, first: number, last: number][] = [
  ["75056", 75_101, 75_120],
  ["69123", 69_381, 69_389],
  ["13055", 13_201, 13_216],
];

const withArrondissements = (codes: readonly string[]): string[] =>
  codes.flatMap((code) => {
    const city = arrondissements.find(([one]) => one === code);
    return city
      ? [code, ...Array.from({ length: city[2] - city[1] + 1 }, (_, i) => String(city[1] + i))]
      : [code];
  });

/** `known`: the territory's communes and all those that share a postcode with them. */
export function communeFinder(territory: readonly string[], known: readonly KnownCommune[]): CommuneFinder {
  const inside = new Set(withArrondissements(territory));
  const byCode = new Map(known.map((one) => [one.code, one]));
  const byPostcode = new Map<string, KnownCommune[]>();
  for (const one of known)
    for (const postcode of one.postalCodes)
      byPostcode.set(postcode, [...(byPostcode.get(postcode) ?? []), one]);
  const insidePostcodes = new Set(
    known.filter(({ code }) => inside.has(code)).flatMap((one) => one.postalCodes),
  );

  const find: CommuneFinder["find"] = (code, postcode, label) => {
    if (code) return byCode.get(code);
    const candidates = byPostcode.get(postcode ?? "") ?? [];
    const name = foldText(label ?? "");
    return (
      candidates.find((one) => one.searchText === name) ??
      (candidates.length === 1 ? candidates[0] : undefined)
    );
  };
  return {
    find,
    isInTerritory: (code, postcode) => (code === "" ? insidePostcodes.has(postcode) : inside.has(code)),
    isElsewhere: (code, postcode, label) => {
      const found = code ? undefined : find(code, postcode, label);
      return found !== undefined && !inside.has(found.code);
    },
  };
}
