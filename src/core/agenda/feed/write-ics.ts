import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from "ical-generator";
import type { FeedSlot } from "./feed-store.ts";

const WHERE: Record<string, string> = { AMB: "au cabinet", HH: "à domicile", VR: "en téléconsultation" };

/**
 * The slots as a calendar (RFC 5545). Instants are written in UTC, which every calendar shows on the clock of its owner, on the days of
 * change too; the zone of the territory is only the calendar's default. No name of a patient, no reason of care.
 */
export function writeIcs(slots: readonly FeedSlot[], calendar: { zone: string; now: Date }): string {
  const name = slots[0] ? `Maillage · ${slots[0].professional_name}` : "Maillage · mon agenda";
  const ics = ical({
    name,
    prodId: { company: "Maillage", product: "Agenda", language: "FR" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
  });
  for (const slot of slots) {
    ics.createEvent({
      id: `${slot.id}@maillage`,
      start: slot.starts_at,
      end: slot.ends_at,
      stamp: calendar.now,
      summary: summaryOf(slot),
      description: `Créneau ${WHERE[slot.modality] ?? ""}. Les patients se lisent dans Maillage, pas ici.`,
      location:
        slot.modality === "AMB" ? [slot.site_name, slot.site_address].filter(Boolean).join(", ") : null,
      status: ICalEventStatus.CONFIRMED,
      busystatus: slot.taken > 0 ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
    });
  }
  return ics.toString().replace("METHOD:PUBLISH\r\n", `METHOD:PUBLISH\r\nX-WR-TIMEZONE:${calendar.zone}\r\n`);
}

/** « Créneau SNP réservé », « Créneau SNP réservé, 2 places sur 4 », « Créneau SNP libre ». */
function summaryOf({ audiences, places, taken }: FeedSlot): string {
  const kind = audiences.includes("SNP") ? "Créneau SNP" : "Créneau";
  if (taken === 0) return `${kind} libre${places > 1 ? `, ${places} places` : ""}`;
  return `${kind} réservé${places > 1 ? `, ${taken} place${taken > 1 ? "s" : ""} sur ${places}` : ""}`;
}
