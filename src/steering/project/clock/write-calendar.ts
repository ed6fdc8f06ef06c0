import ical, { ICalCalendarMethod, ICalEventBusyStatus } from "ical-generator";
import type { Clock, ContractDate } from "./clock-contract.ts";

const WORDS: Record<ContractDate["state"], string> = {
  done: "tenue",
  late: "en retard",
  soon: "proche",
  ahead: "à venir",
  open: "sans date",
  stopped: "arrêtée",
};

/** The dates of the contract as whole days (RFC 5545): a day has no zone, so every calendar shows the same one. */
export function writeCalendar(clock: Clock, calendar: { name: string; cptsId: string; now: Date }): string {
  const ics = ical({
    name: `${calendar.name} · échéances du contrat`,
    prodId: { company: "Maillage", product: "Projet", language: "FR" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  });
  for (const date of clock.dates) {
    // What a calendar no longer finds, it takes away.
    if (date.dueOn === null || date.state === "stopped") continue;
    ics.createEvent({
      id: `${date.key}.${clock.contract?.nth ?? 0}.${calendar.cptsId}@maillage`,
      // Read in UTC by the library, which writes the day alone.
      start: new Date(`${date.dueOn}T00:00:00Z`),
      timezone: "UTC",
      allDay: true,
      stamp: calendar.now,
      summary: date.state === "done" ? `✓ ${date.label}` : date.label,
      description: `Échéance du contrat de la CPTS, ${WORDS[date.state]}.`,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return ics.toString();
}
