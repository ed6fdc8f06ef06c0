import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { bookingOf, findBooking, findMarks } from "./booking-store.ts";
import type { Booking, BookingStatus } from "./booking-words.ts";
import { changeBooking } from "./change-booking.ts";
import { movedOn } from "./end-booking.ts";

/** What the doctor, or who assists, says of the one who came, or did not. */
export type Mark = "arrived" | "seen" | "noshow";

const FROM: Record<Mark, readonly BookingStatus[]> = {
  arrived: ["booked"],
  seen: ["booked", "arrived"],
  noshow: ["booked", "arrived"],
};

const UNDO_HOURS = 24;

export interface Marking {
  cptsId: string;
  bookingId: string;
  userId: string;
  version: number;
}

/** `former` is the same status when the mark stood already: a finger taps twice, and two people say the same; nothing was done. */
type Marked = Booking & { former: BookingStatus };

/** @throws 409 agenda.booking-moved-on when its status or version is not the one seen, unless it bears this very mark */
export async function markBooking(deps: Deps, tx: Tx, mark: Mark, one: Marking): Promise<Marked> {
  const { cptsId: hostCptsId, ...rest } = one;
  const marked = await changeBooking(deps, tx, { hostCptsId, ...rest, from: FROM[mark], to: mark });
  if (marked) return marked;
  const row = await findBooking(tx, hostCptsId, one.bookingId);
  if (row?.status !== mark) throw movedOn();
  return { ...bookingOf(row), former: mark };
}

/** Takes the last mark back: the booking is again what it was before it. @throws 409 agenda.nothing-to-undo, agenda.booking-moved-on */
export async function undoMark(deps: Deps, tx: Tx, one: Marking): Promise<Marked> {
  const { cptsId: hostCptsId, ...rest } = one;
  const marks = await findMarks(tx, hostCptsId, one.bookingId);
  const markedAt = marks?.ended_at ?? marks?.arrived_at;
  const since = markedAt
    ? deps.clock.now().epochMilliseconds - new Date(markedAt).getTime()
    : Number.POSITIVE_INFINITY;
  if (!marks || !isMark(marks.status) || since > UNDO_HOURS * 3_600_000) {
    throw conflict(
      "agenda.nothing-to-undo",
      "Il n'y a rien à reprendre : aucune venue n'est notée, ou elle l'est depuis plus d'un jour.",
    );
  }
  const to = marks.status !== "arrived" && marks.arrived_at !== null ? "arrived" : "booked";
  const undone = await changeBooking(deps, tx, {
    hostCptsId,
    ...rest,
    from: [marks.status],
    to,
    reason: "Geste repris",
  });
  if (!undone) throw movedOn();
  return undone;
}

const isMark = (status: string): status is Mark =>
  status === "arrived" || status === "seen" || status === "noshow";
