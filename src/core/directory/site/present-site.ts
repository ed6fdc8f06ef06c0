import { type Actor, can } from "../../../platform/access/index.ts";
import { policy } from "../policy.ts";
import { displayName } from "../search/present-card.ts";
import type { Site, SiteLine } from "./site-contract.ts";
import type { listPeopleAt, SiteRow } from "./site-store.ts";

const plain = (row: SiteRow): Omit<SiteLine, "count"> => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  addressLine: row.address_line,
  addressMore: row.address_more,
  postalCode: row.postal_code,
  communeCode: row.commune_code,
  communeName: row.commune_name,
  latitude: row.latitude,
  longitude: row.longitude,
  precision: row.position_precision,
  phone: row.phone,
  wheelchair: row.wheelchair,
  accessNote: row.access_note,
  source: row.source,
  active: row.active,
  version: row.version,
});

export const presentSiteLine = (row: SiteRow & { count: number | null }): SiteLine => ({
  ...plain(row),
  count: row.count ?? 0,
});

export const presentSite = (
  actor: Actor,
  row: SiteRow,
  people: Awaited<ReturnType<typeof listPeopleAt>>,
): Site => ({
  ...plain(row),
  professionals: [...new Map(people.map((one) => [one.id, one])).values()].map((one) => ({
    id: one.id,
    displayName: displayName(one),
    professionLabel: one.profession_label ?? one.profession_code,
  })),
  may: {
    edit: can(actor, policy.rules["directory.site.edit"], { professionalIds: people.map((one) => one.id) }),
  },
});
