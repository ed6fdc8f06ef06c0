import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { knowTrades } from "./know-trades.ts";
import { type CardRow, displayName, presentPractice } from "./present-card.ts";
import type { DirectoryMap, SearchFilters, SitePoint } from "./search-contract.ts";
import { findCards, shapeOf } from "./search-professionals.ts";

const MOST = 2_000;
const MOST_NAMED = 12;

/** The same search as points: one per place, with who is there. 2,000 people at most. */
export const mapProfessionals = (deps: Deps, actor: Actor, query: SearchFilters): Promise<DirectoryMap> =>
  act(deps, actor, async (tx) => {
    const asked = shapeOf(actor.cptsId, query, await knowTrades(deps, tx));
    const rows = await findCards(tx, { ...asked, after: undefined, limit: MOST + 1 });
    return { ...placeOnMap(rows.slice(0, MOST)), truncated: rows.length > MOST };
  });

function placeOnMap(rows: readonly CardRow[]): Omit<DirectoryMap, "truncated"> {
  const points = new Map<string, SitePoint>();
  let withoutPlace = 0;
  for (const row of rows) {
    const placed = row.practices.filter((one) => one.latitude !== null && one.longitude !== null);
    if (placed.length === 0) withoutPlace += 1;
    for (const practice of new Map(placed.map((one) => [one.siteId, one])).values()) {
      const point = points.get(practice.siteId) ?? {
        siteId: practice.siteId,
        name: practice.siteName,
        kind: practice.siteKind,
        address: presentPractice(practice).address,
        latitude: practice.latitude ?? 0,
        longitude: practice.longitude ?? 0,
        approximate: practice.precision === "commune",
        count: 0,
        professionals: [],
      };
      point.count += 1;
      if (point.professionals.length < MOST_NAMED) {
        point.professionals.push({
          id: row.id,
          displayName: displayName(row),
          professionLabel: row.speciality_label ?? row.profession_label ?? row.profession_code,
        });
      }
      points.set(practice.siteId, point);
    }
  }
  return { points: [...points.values()], withoutPlace };
}
