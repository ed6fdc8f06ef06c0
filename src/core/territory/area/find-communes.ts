import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { findCommunesByName, findCommunesByPostcode, type KnownCommune } from "../../reference/index.ts";
import type { CommuneFound } from "../contract.ts";

const MOST = 20;

/** Communes of France by name (typing errors allowed) or by the start of their postcode, 20 at most. */
export const findCommunes = (deps: Deps, actor: Actor, typed: string): Promise<CommuneFound[]> =>
  act(deps, actor, async (tx) => {
    const words = foldText(typed);
    if (words === "") return [];
    const found = /^\d{2,5}$/.test(words)
      ? await findCommunesByPostcode(tx, words, MOST)
      : await findCommunesByName(tx, words, MOST);
    return found.map(presentCommune);
  });

const presentCommune = (commune: KnownCommune): CommuneFound => ({
  code: commune.code,
  name: commune.name,
  postalCodes: commune.postalCodes,
  department: commune.department,
  population: commune.population,
  latitude: commune.latitude,
  longitude: commune.longitude,
});
