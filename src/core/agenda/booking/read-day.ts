import { type Actor, actsFor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf, localDayBounds } from "../../../platform/time/index.ts";
import { listReferenceValues } from "../../reference/index.ts";
import type { AgendaDay } from "./booking-contract.ts";
import { bookingRules } from "./booking-rules.ts";
import { type DayBookingRow, listBookingsOfSlots, listDaySlots, professionalExists } from "./day-store.ts";
import { presentDaySlot } from "./present-day.ts";

/**
 * The local day of a professional: slots in order, with who is in them. Reading it is recorded when it names patients. The desk
 * reads no names of days that are over for longer than it keeps a request that ended; the practice does.
 */
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
    // Who acts for a professional without an agenda yet reads an empty day, and is offered to open one.
    const known = slots.length > 0 || actsFor(actor, query.professional);
    if (!known && !(await professionalExists(tx, actor.cptsId, query.professional)))
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
    const named = await mayName(deps, actor, tx, query.professional, endsAt);
    if (named && bookings.some((one) => one.status !== "held")) {
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
      slots: slots.map((slot) => presentDaySlot(actor.cptsId, slot, bySlot.get(slot.id) ?? [], named)),
    };
  });
}

async function mayName(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  professionalId: string,
  endsAt: Temporal.Instant,
): Promise<boolean> {
  const now = deps.clock.now();
  if (actsFor(actor, professionalId) || Temporal.Instant.compare(now, endsAt) < 0) return true;
  const today = localDateOf(now, actor.timeZone).toString();
  const paces = await listReferenceValues(tx, "unscheduled-care-delay", today);
  const memory = Number(paces.find((one) => one.code === "desk-memory")?.attributes["minutes"] ?? 0);
  return Temporal.Instant.compare(now, endsAt.add({ minutes: memory })) <= 0;
}
