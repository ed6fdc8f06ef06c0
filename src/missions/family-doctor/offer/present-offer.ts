import type { Offer } from "./offer-contract.ts";
import type { ListedOffer } from "./offer-list-store.ts";
import { doctorName, type OfferDay, UNDO_HOURS, whyClosed } from "./offer-words.ts";

export function presentOffer(row: ListedOffer, day: OfferDay): Offer {
  const closed = whyClosed(row, day, row.accepted_month + row.pending);
  return {
    id: row.id,
    professionalId: row.professional_id,
    professionalName: doctorName(row),
    communeName: row.commune_name,
    state: row.state as Offer["state"],
    opens: closed === null,
    whyClosed: closed,
    capacity: row.capacity,
    perMonth: row.per_month,
    taken: row.taken,
    accepted: row.accepted,
    left: Math.max(0, row.capacity - row.taken),
    acceptedThisMonth: row.accepted_month,
    load: row.capacity > 0 ? Math.round((row.accepted / row.capacity) * 1000) / 1000 : 0,
    zone: row.zone as Offer["zone"],
    communeCodes: row.commune_codes,
    maxDistanceMeters: row.max_distance_meters,
    homeVisits: row.home_visits,
    profiles: row.profiles,
    languages: row.languages,
    fromOn: row.from_on,
    toOn: row.to_on,
    pausedUntilOn: row.paused_until_on,
    note: row.note,
    enteredHow: row.entered_how as Offer["enteredHow"],
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    undoUntil: undoUntil(row, day.now),
  };
}

function undoUntil(row: ListedOffer, now: Date): string | null {
  if (!row.ended_at) return null;
  const until = new Date(row.ended_at.getTime() + UNDO_HOURS * 3_600_000);
  return until > now ? until.toISOString() : null;
}
