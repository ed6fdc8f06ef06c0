import type { Tx } from "../../../platform/db/index.ts";
import { type Coordinates, distanceMeters } from "../../../platform/geo/index.ts";

export interface NearResource {
  id: string;
  kind: string;
  name: string;
  address: string;
  communeName: string | null;
  latitude: number | null;
  longitude: number | null;
  hours: unknown;
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

/** Active resources of the CPTS of the transaction, nearest first, of the given kinds when there are any. */
export async function listResourcesNear(
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
  return rows
    .map((row) => ({
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
      publicPhone: row.public_phone,
      directLine: row.direct_line,
      website: row.website,
      conditions: row.conditions,
      distanceMeters: metersBetween(query.at, row),
    }))
    .sort(
      (a, b) => (a.distanceMeters ?? Number.MAX_SAFE_INTEGER) - (b.distanceMeters ?? Number.MAX_SAFE_INTEGER),
    )
    .slice(0, query.limit);
}

function metersBetween(
  at: Coordinates | null,
  row: { latitude: number | null; longitude: number | null },
): number | null {
  if (!at || row.latitude === null || row.longitude === null) return null;
  return Math.round(distanceMeters(at, { latitude: row.latitude, longitude: row.longitude }));
}
