import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type Coordinates, distanceMeters } from "../../../platform/geo/index.ts";
import { openingsNow } from "./read-resources.ts";

export interface NearResource {
  id: string;
  kind: string;
  name: string;
  address: string;
  communeName: string | null;
  latitude: number | null;
  longitude: number | null;
  hours: unknown;
  /** Now, on the territory's clock and its public holidays; null: no hours are known. */
  openNow: boolean | null;
  /** When it closes, or opens next: local date and HH:MM; null: not within a week. */
  changes: { on: string; at: string } | null;
  publicPhone: string | null;
  /** For professionals only. */
  directLine: string | null;
  website: string | null;
  conditions: string;
  /** Great circle, metres; null when one of the two places is unknown. */
  distanceMeters: number | null;
}

// A territory has some tens of resources: all are read, then ordered here.
const MOST_READ = 500;

// Who has no hours in the directory is not known to be closed.
const rankOf = ({ openNow }: NearResource): number => (openNow === true ? 0 : openNow === null ? 1 : 2);
const metersOf = (one: NearResource): number => one.distanceMeters ?? Number.MAX_SAFE_INTEGER;

/**
 * Active resources of the CPTS of the transaction, of the given kinds when there are any: those open now first, then those
 * without known hours, then the closed ones; the nearest first in each.
 */
export async function listResourcesNear(
  deps: Deps,
  tx: Tx,
  query: { cptsId: string; at: Coordinates | null; kinds?: readonly string[]; limit: number },
): Promise<NearResource[]> {
  const kinds = query.kinds ?? [];
  const rows = await tx
    .selectFrom("directory_resources")
    .select([
      "id",
      "kind",
      "name",
      "address_line",
      "postal_code",
      "commune_name",
      "latitude",
      "longitude",
      "hours",
      "public_phone",
      "direct_line",
      "website",
      "conditions",
    ])
    .where("cpts_id", "=", query.cptsId)
    .where("active", "=", true)
    .$if(kinds.length > 0, (some) => some.where("kind", "in", [...kinds]))
    .orderBy("name")
    .limit(MOST_READ)
    .execute();
  const openingOf = await openingsNow(deps, tx, query.cptsId);
  return rows
    .map((row) => ({ row, opening: openingOf(row.hours) }))
    .map(({ row, opening }) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      address: [row.address_line, [row.postal_code, row.commune_name].filter(Boolean).join(" ")]
        .filter(Boolean)
        .join(", "),
      communeName: row.commune_name,
      latitude: row.latitude,
      longitude: row.longitude,
      hours: row.hours,
      openNow: opening.open,
      changes: opening.changes,
      publicPhone: row.public_phone,
      directLine: row.direct_line,
      website: row.website,
      conditions: row.conditions,
      distanceMeters: metersBetween(query.at, row),
    }))
    .sort((one, other) => rankOf(one) - rankOf(other) || metersOf(one) - metersOf(other))
    .slice(0, query.limit);
}

function metersBetween(
  at: Coordinates | null,
  row: { latitude: number | null; longitude: number | null },
): number | null {
  if (!at || row.latitude === null || row.longitude === null) return null;
  return Math.round(distanceMeters(at, { latitude: row.latitude, longitude: row.longitude }));
}
