import type { AgendaDay } from "../../../../core/agenda/index.ts";
import { type Meaning, Timeline, type TimelineEntry } from "../../../../design/index.ts";
import { MODALITY_WORDS } from "../client/care-words.ts";
import { BookingLine, type LineActs } from "./booking-line.tsx";

type Slot = AgendaDay["slots"][number];

const MEANING: Record<Slot["shown"], Meaning> = {
  free: "open",
  held: "held",
  booked: "open",
  arrived: "held",
  seen: "done",
  noshow: "neutral",
  closed: "neutral",
};

type TimelineProps = { day: AgendaDay; now: number; awaited: ReadonlySet<string>; acts: LineActs };

/** The slots of the day with their patients; closed slots without anyone are left out. */
export function DayTimeline({ day, now, awaited, acts }: TimelineProps) {
  const slots = day.slots.filter((slot) => slot.state === "open" || slot.taken > 0);
  return (
    <Timeline label="Ma journée" oneDay entries={slots.map((slot) => entryOf(slot, now, awaited, acts))} />
  );
}

function entryOf(slot: Slot, now: number, awaited: ReadonlySet<string>, acts: LineActs): TimelineEntry {
  const begun = Date.parse(slot.startsAt) <= now;
  const over = Date.parse(slot.endsAt) <= now;
  const shown = slot.bookings.filter((one) => one.status !== "cancelled" && one.status !== "expired");
  const free = slot.state === "open" ? slot.places - slot.taken : 0;
  const where = slot.modality === "AMB" ? "" : ` · ${MODALITY_WORDS[slot.modality]}`;
  return {
    id: slot.id,
    at: slot.startsAt,
    meaning: MEANING[slot.shown],
    title: (
      <>
        {shown.map((booking) => (
          <BookingLine
            key={booking.id}
            booking={booking}
            begun={begun}
            awaited={awaited.has(booking.id)}
            acts={acts}
          />
        ))}
        {free > 0 && (
          <span className="mg-soft">
            {over ? "Resté libre" : free === 1 ? "Libre" : `${free} places libres`}
            {where}
          </span>
        )}
        {free === 0 && where && <span className="mg-soft">{where.slice(3)}</span>}
      </>
    ),
  };
}
