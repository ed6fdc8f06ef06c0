import ical, {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
} from "ical-generator";
import type { Clock, ContractDate } from "./clock-contract.ts";

/** Days before a date on which a calendar rings; 0: the day itself. */
const ALARM_DAYS = [30, 7, 0];
const DAY_SECONDS = 86_400;
const NINE_SECONDS = 9 * 3_600;

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
    const event = ics.createEvent({
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
    // What is held rings no more; a day begins at midnight: nine in the morning, that day or the days before.
    if (date.state !== "done")
      for (const days of ALARM_DAYS)
        event
          .createAlarm({
            type: ICalAlarmType.display,
            triggerBefore: days * DAY_SECONDS - NINE_SECONDS,
            description: days === 0 ? `Aujourd’hui : ${date.label}` : `Dans ${days} jours : ${date.label}`,
          })
          // Nine in the morning of the day itself is after its beginning: the library would count from its end.
          .relatesTo(ICalAlarmRelatesTo.start);
  }
  return ics.toString();
}
