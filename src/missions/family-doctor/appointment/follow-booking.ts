import { type BookedPlace, findBooking, findMovedTo } from "../../../core/agenda/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Subscriber } from "../../../platform/events/index.ts";
import { declareNoticeKinds } from "../../../platform/notify/index.ts";
import { formatPlainDate } from "../../../platform/time/index.ts";
import { PAGES, tellCoordination } from "../proposal/proposal-notices.ts";
import { dayOf, zoneOf } from "../request/day-of.ts";
import { moveRequest } from "../request/move-request.ts";
import type { RequestRow } from "../request/request-store.ts";

const LOST = "family-doctor.appointment-lost";
declareNoticeKinds([
  {
    kind: LOST,
    label: "Un premier rendez-vous chez le médecin traitant est annulé",
    mailByDefault: false,
    roles: ["coordinator"],
  },
]);

/** The practice moves, cancels or marks what was booked from here: the request says it, and is again to be appointed when the place is lost. */
export const appointmentSubscribers: readonly Subscriber[] = [
  {
    event: "agenda.booking-changed",
    name: "family-doctor: the request follows the first appointment",
    handle: async (deps, tx, { cptsId, payload }) => {
      const row = await lockByBooking(tx, cptsId, String(payload["bookingId"]));
      // Read anew: a later event may have gone further already.
      const booking = row && (await findBooking(tx, cptsId, String(payload["bookingId"])));
      if (!row || !booking || booking.status !== payload["to"]) return;
      const by = payload["byUserId"] ? String(payload["byUserId"]) : null;
      if (booking.status === "cancelled") await followCancelled(deps, tx, row, booking.id, by);
      else if (booking.status === "noshow")
        await lose(deps, tx, row, "Le patient n'est pas venu au premier rendez-vous.", by);
      else await standAgain(deps, tx, row, booking.status, booking.place as unknown as BookedPlace);
    },
  },
];

const lockByBooking = (tx: Tx, cptsId: string, bookingId: string): Promise<RequestRow | undefined> =>
  tx
    .selectFrom("mt_requests")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("booking_id", "=", bookingId)
    .limit(1)
    .forUpdate()
    .executeTakeFirst();

async function followCancelled(
  deps: Deps,
  tx: Tx,
  row: RequestRow,
  bookingId: string,
  by: string | null,
): Promise<void> {
  const next = await findMovedTo(tx, row.cpts_id, bookingId);
  if (!next) return lose(deps, tx, row, "Le premier rendez-vous est annulé dans l'agenda du médecin.", by);
  const on = await localDay(tx, row, next.place as BookedPlace);
  await moveRequest(deps, null, tx, row, {
    change: { booking_id: next.id, appointment_on: on },
    kind: "appointment-moved",
    sentence: `Le cabinet a déplacé le premier rendez-vous au ${formatPlainDate(on)}.`,
  });
}

/** Back to « told »: the date is to be fixed again. */
async function lose(deps: Deps, tx: Tx, row: RequestRow, sentence: string, by: string | null): Promise<void> {
  if (row.status !== "appointed") return;
  await moveRequest(deps, null, tx, row, {
    to: "told",
    change: { appointment_on: null },
    kind: "appointment-lost",
    sentence: `${sentence} Une autre date est à fixer.`,
  });
  await tellCoordination(deps, tx, row.cpts_id, {
    kind: LOST,
    title: `${row.reference} : le premier rendez-vous n'a pas lieu, une autre date est à fixer`,
    page: PAGES.request(row.id),
    except: by,
  });
}

/** Somebody took back « absent », or the patient came. */
async function standAgain(
  deps: Deps,
  tx: Tx,
  row: RequestRow,
  status: string,
  place: BookedPlace,
): Promise<void> {
  const came = status === "seen";
  if (row.status !== "told" && !(came && row.status === "appointed")) return;
  await moveRequest(deps, null, tx, row, {
    to: "appointed",
    change: { appointment_on: await localDay(tx, row, place) },
    kind: came ? "appointment-kept" : "appointment-stands",
    sentence: came
      ? "Le patient est venu à son premier rendez-vous : il reste à déclarer le médecin traitant."
      : "Le premier rendez-vous tient de nouveau.",
  });
}

const localDay = async (tx: Tx, row: RequestRow, place: BookedPlace): Promise<string> =>
  dayOf(new Date(place.startsAt), await zoneOf(tx, row.cpts_id));
