import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf, localDayBounds } from "../../../platform/time/index.ts";
import type { FreeSlotAnswer, FreeSlotList, FreeSlotQueryInput } from "./search-contract.ts";
import { type FreeSlot, searchFreeSlots } from "./search-free-slots.ts";

/** The free places nearest to a point, or all of a day without one: what the desk looks at. Nothing about patients. */
export async function listFreeSlots(
  deps: Deps,
  actor: Actor,
  query: FreeSlotQueryInput,
): Promise<FreeSlotList> {
  const now = deps.clock.now();
  const from = later(now, query.from ? Temporal.Instant.from(query.from) : now);
  const until = query.until
    ? Temporal.Instant.from(query.until)
    : localDayBounds(localDateOf(from, actor.timeZone), actor.timeZone).endsAt;
  if (Temporal.Instant.compare(until, from) < 0)
    throw invalid("until", "La fin vient après le début, et après maintenant.");
  const at =
    query.latitude === undefined || query.longitude === undefined
      ? null
      : { latitude: query.latitude, longitude: query.longitude };
  const found = await act(deps, actor, (tx) =>
    searchFreeSlots(tx, {
      cptsIds: query.partners ? "own-and-partners" : "own",
      from: new Date(from.epochMilliseconds),
      until: new Date(until.epochMilliseconds),
      at,
      modalities: query.modality,
      professionCodes: query.profession,
      specialityCodes: query.speciality,
      languages: query.language,
      wheelchair: query.wheelchair,
      limitSchedules: query.limit,
      slotsPerSchedule: query.slotsPerSchedule,
    }),
  );
  return { from: from.toString(), until: until.toString(), items: found.map(presentFreeSlot) };
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b);

export const presentFreeSlot = (slot: FreeSlot): FreeSlotAnswer => ({
  cptsId: slot.cptsId,
  isPartner: slot.isPartner,
  slotId: slot.slotId,
  scheduleId: slot.scheduleId,
  professionalId: slot.professionalId,
  professionalName: slot.professionalName,
  professionCode: slot.professionCode,
  specialityCode: slot.specialityCode,
  siteId: slot.siteId,
  siteName: slot.siteName,
  siteAddress: slot.siteAddress,
  latitude: slot.latitude,
  longitude: slot.longitude,
  phone: slot.phone,
  wheelchair: slot.wheelchair,
  languages: slot.languages,
  startsAt: slot.startsAt.toISOString(),
  endsAt: slot.endsAt.toISOString(),
  modality: slot.modality,
  placesLeft: slot.placesLeft,
  distanceMeters: slot.distanceMeters,
});
