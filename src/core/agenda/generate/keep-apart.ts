import type { PublishedSlot } from "./slot-template.ts";

type Kept = { from: number; until: number };

/**
 * A professional is in one place at a time: of slots that overlap, the first given is kept. Callers give the openings
 * first (a deliberate act for one day), then templates in a stable order. O(n log n) for slots given in time order.
 */
export function keepApart(slots: readonly PublishedSlot[]): PublishedSlot[] {
  const agendas = new Map<string, Kept[]>();
  return slots.filter((slot) => {
    let agenda = agendas.get(slot.professionalId);
    if (!agenda) {
      agenda = [];
      agendas.set(slot.professionalId, agenda);
    }
    return claim(agenda, { from: slot.startsAt.epochMilliseconds, until: slot.endsAt.epochMilliseconds });
  });
}

/** `agenda` is sorted and free of overlaps, so only the neighbours of the insertion point can collide. */
function claim(agenda: Kept[], wanted: Kept): boolean {
  let low = 0;
  let high = agenda.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (agenda[middle]!.from < wanted.from) low = middle + 1;
    else high = middle;
  }
  const before = agenda[low - 1];
  const after = agenda[low];
  if ((before && before.until > wanted.from) || (after && after.from < wanted.until)) return false;
  agenda.splice(low, 0, wanted);
  return true;
}
