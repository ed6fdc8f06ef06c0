import { withPlatform } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { foldText } from "../../../platform/text/index.ts";
import type { FoundCommune } from "../contract.ts";
import { findCommunesByName, findCommunesByPostcode, type KnownCommune } from "./commune-store.ts";

/** Communes by the start of a postcode, or by name with accents and typing errors; the best first. */
export const searchCommunes = (deps: Deps, query: { q: string; limit: number }): Promise<FoundCommune[]> =>
  withPlatform(deps.db, async (tx) => {
    const digits = query.q.replaceAll(" ", "");
    if (/^\d{2,5}$/.test(digits)) return (await findCommunesByPostcode(tx, digits, query.limit)).map(present);
    const words = foldText(query.q)
      .replace(/\bste\b/g, "sainte")
      .replace(/\bst\b/g, "saint");
    return words === "" ? [] : (await findCommunesByName(tx, words, query.limit)).map(present);
  });

const present = ({ searchText: _, approximate, ...commune }: KnownCommune): FoundCommune => ({
  ...commune,
  isApproximate: approximate,
});
