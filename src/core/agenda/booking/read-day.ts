import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf, localDayBounds } from "../../../platform/time/index.ts";
import type { AgendaDay } from "./booking-contract.ts";
import { bookingRules } from "./booking-rules.ts";
import { type DayBookingRow, listBookingsOfSlots, listDaySlots, professionalExists } from "./day-store.ts";
import { presentDaySlot } from "./present-day.ts";

/** The local day of a professional: slots in order, with who is in them. Reading it is recorded when it names patients. */
export async function readDay(
  deps: Deps,
  actor: Actor,
  query: { professional: string; on?: string | undefined },
): Promise<AgendaDay> {
  authorize(actor, bookingRules["agenda.day.read"], { professionalId: query.professional });
  const on = query.on ?? localDateOf(deps.clock.now(), actor.timeZone).toString();
  const { startsAt, endsAt } = localDayBounds(on, actor.timeZone);
  return act(deps, actor, async (tx) => {
    const slots = await listDaySlots(
      tx,
      actor.cptsId,
      query.professional,
      new Date(startsAt.epochMilliseconds),
      new Date(endsAt.epochMilliseconds),
    );
    if (slots.length === 0 && !(await professionalExists(tx, actor.cptsId, query.professional)))
      throw notFound("agenda.professional-not-found");
    const bookings =
      slots.length > 0
        ? await listBookingsOfSlots(
            tx,
            actor.cptsId,
            slots.map((slot) => slot.id),
          )
        : [];
    const bySlot = Map.groupBy(bookings, (one: DayBookingRow) => one.slot_id);
    if (bookings.some((one) => one.status !== "held")) {
      await recordAct(deps, actor, tx, {
        action: "agenda.day-read",
        subjectKind: "professional",
        subjectId: query.professional,
        details: { on, bookings: bookings.length },
      });
    }
    return {
      professionalId: query.professional,
      on,
      timeZone: actor.timeZone,
      slots: slots.map((slot) => presentDaySlot(actor.cptsId, slot, bySlot.get(slot.id) ?? [])),
    };
  });
}
