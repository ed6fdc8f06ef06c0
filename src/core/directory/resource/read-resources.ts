import { type Actor, can } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { type Coordinates, distanceMeters } from "../../../platform/geo/index.ts";
import { act } from "../../../platform/http/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { holidayZone, publicHolidays } from "../../reference/index.ts";
import { findCpts } from "../../territory/index.ts";
import { policy } from "../policy.ts";
import { writeAddress } from "../search/present-card.ts";
import { type Opening, openingAt, type WeeklyHours } from "./opening-hours.ts";
import type { Resource, ResourceQuery } from "./resource-contract.ts";
import { findResource, listResources, type ResourceRow } from "./resource-store.ts";

const { rules } = policy;
export const noResource = () => notFound("directory.resource-not-found", "Cette ressource est introuvable.");

/** Resources nearest first when a point is given, else the open ones first, then by name. */
export const searchResources = (
  deps: Deps,
  actor: Actor,
  query: ResourceQuery,
): Promise<{ items: Resource[] }> =>
  act(deps, actor, async (tx) => {
    const words = foldText(query.q ?? "")
      .split(" ")
      .filter(Boolean);
    const rows = await listResources(tx, actor.cptsId, {
      words,
      kinds: query.kinds,
      active: !query.inactive,
    });
    const opening = await openingsNow(deps, tx, actor.cptsId);
    const items = rows
      .map((row) => presentResource(actor, row, opening, query.near))
      .filter((one) => !query.openNow || one.openNow === true)
      .filter(
        (one) =>
          query.radius === undefined || (one.distanceMeters !== null && one.distanceMeters <= query.radius),
      );
    const rank = (one: Resource): number =>
      query.near ? (one.distanceMeters ?? Number.MAX_SAFE_INTEGER) : one.openNow ? 0 : 1;
    return { items: items.sort((one, other) => rank(one) - rank(other)) };
  });

export const readResource = (deps: Deps, actor: Actor, id: string): Promise<Resource> =>
  act(deps, actor, (tx) => resourceIn(deps, tx, actor, id));

export async function resourceIn(deps: Deps, tx: Tx, actor: Actor, id: string): Promise<Resource> {
  const row = await findResource(tx, actor.cptsId, id);
  if (!row) throw noResource();
  return presentResource(actor, row, await openingsNow(deps, tx, actor.cptsId), undefined);
}

/** What is open now, on the territory's clock and its public holidays. */
export async function openingsNow(deps: Deps, tx: Tx, cptsId: string): Promise<(hours: unknown) => Opening> {
  const cpts = await findCpts(tx, cptsId);
  const now = deps.clock.now().toZonedDateTimeISO(cpts.time_zone).toPlainDateTime();
  const zone = holidayZone(cpts.department);
  const holidays = new Set(
    [now.year - 1, now.year, now.year + 1].flatMap((year) =>
      publicHolidays(year, zone).map((one) => one.date),
    ),
  );
  return (hours) =>
    openingAt(Array.isArray(hours) ? (hours as WeeklyHours[]) : [], now, (date) => holidays.has(date));
}

function presentResource(
  actor: Actor,
  row: ResourceRow,
  openingOf: (hours: unknown) => Opening,
  near: Coordinates | undefined,
): Resource {
  const opening = openingOf(row.hours);
  const placed =
    row.latitude !== null && row.longitude !== null
      ? { latitude: row.latitude, longitude: row.longitude }
      : undefined;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    address: writeAddress(row.address_line, row.postal_code, row.commune_name),
    addressLine: row.address_line,
    postalCode: row.postal_code,
    communeCode: row.commune_code,
    communeName: row.commune_name,
    latitude: row.latitude,
    longitude: row.longitude,
    hours: Array.isArray(row.hours) ? (row.hours as unknown as WeeklyHours[]) : [],
    openNow: opening.open,
    changes: opening.changes,
    publicPhone: row.public_phone,
    directLine: can(actor, rules["directory.direct-line.read"], undefined as never) ? row.direct_line : null,
    website: row.website,
    conditions: row.conditions,
    distanceMeters: near && placed ? Math.round(distanceMeters(near, placed)) : null,
    active: row.active,
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    may: { edit: can(actor, rules["directory.resource.edit"], undefined as never) },
  };
}
