import { listCommunesByPostcode } from "../../../core/reference/index.ts";
import { withPlatform } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";

/** The communes that share a postcode, by name. */
export async function communesOf(deps: Deps, postcode: string) {
  const found = await withPlatform(deps.db, (tx) => listCommunesByPostcode(tx, [postcode]));
  return {
    items: found.map(({ code, name }) => ({ code, name })).sort((a, b) => a.name.localeCompare(b.name, "fr")),
  };
}
