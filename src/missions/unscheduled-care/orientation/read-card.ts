import { type BookedPlace, findBooking } from "../../../core/agenda/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { policy } from "../policy.ts";
import { accessToRequest } from "../request/request-access.ts";
import { findRequest } from "../request/request-store.ts";
import { appointmentCard } from "./appointment-card.ts";
import type { AppointmentCard } from "./orientation-contract.ts";

/** The card of the appointment of a request, for whoever may read the request. */
export const readCard = (deps: Deps, actor: Actor, requestId: string): Promise<AppointmentCard> =>
  act(deps, actor, async (tx) => {
    const row = await findRequest(tx, actor.cptsId, requestId);
    if (!row) throw notFound("unscheduled-care.request-not-found");
    authorize(actor, policy.rules["request.read"], await accessToRequest(tx, actor, row, nowOf(deps)));
    const booking =
      row.booking_cpts_id && row.booking_id
        ? await findBooking(tx, row.booking_cpts_id, row.booking_id)
        : undefined;
    if (!booking || !["booked", "arrived", "seen", "noshow"].includes(booking.status)) {
      throw conflict(
        "unscheduled-care.no-appointment",
        "Cette demande n'a pas de rendez-vous : il n'y a rien à lire au patient.",
      );
    }
    return appointmentCard(booking.place as unknown as BookedPlace, actor.timeZone, deps.clock.now());
  });
