import { type FreeSlot, searchFreeSlots } from "../../../core/agenda/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { localDateOf, localDayBounds } from "../../../platform/time/index.ts";
import { notThere } from "../request/refuse-step.ts";
import { requestRules } from "../request/request-policy.ts";
import { openVisible } from "../request/visible-request.ts";
import type { DoctorSlots } from "./appointment-contract.ts";
import { findHeld } from "./held-place.ts";

/** Two weeks at a time: what is read out on the phone. */
const DAYS = 14;
const MOST_SLOTS = 60;
/** Places kept for unscheduled care alone are not given away for a first appointment. */
const AUDIENCES = ["CPTS", "PRO", "PUBLIC"];

export const WITH_DOCTOR = ["accepted", "told", "appointed"];

/** Free places of the doctor who accepts this patient; empty where there is no agenda: the day is then noted by hand. */
export const listDoctorSlots = (
  deps: Deps,
  actor: Actor,
  id: string,
  fromOn: string | undefined,
): Promise<DoctorSlots> =>
  act(deps, actor, async (tx) => {
    const { row, access } = await openVisible(deps, actor, tx, id);
    authorize(actor, requestRules["request.follow"], access);
    if (!WITH_DOCTOR.includes(row.status) || !row.doctor_professional_id) throw notThere(row.status);
    const now = deps.clock.now();
    const today = localDateOf(now, actor.timeZone);
    const asked = fromOn ? Temporal.PlainDate.from(fromOn) : today;
    const first = Temporal.PlainDate.compare(asked, today) < 0 ? today : asked;
    const last = first.add({ days: DAYS - 1 });
    const from = Math.max(
      now.epochMilliseconds,
      localDayBounds(first, actor.timeZone).startsAt.epochMilliseconds,
    );
    const found = await searchFreeSlots(tx, {
      cptsIds: "own",
      professionalId: row.doctor_professional_id,
      from: new Date(from),
      until: new Date(localDayBounds(last, actor.timeZone).endsAt.epochMilliseconds),
      // For home visits: those within the doctor's round.
      at:
        row.latitude === null || row.longitude === null
          ? null
          : { latitude: row.latitude, longitude: row.longitude },
      modalities: ["AMB", "HH"],
      audiences: AUDIENCES,
      slotsPerSchedule: MOST_SLOTS,
    });
    const held = await findHeld(tx, row);
    return {
      items: found
        .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
        .slice(0, MOST_SLOTS)
        .map(presentSlot),
      untilOn: last.toString(),
      held: held
        ? {
            startsAt: held.place.startsAt,
            endsAt: held.place.endsAt,
            modality: held.place.modality,
            siteName: held.place.siteName,
            siteAddress: held.place.siteAddress,
            until: held.until.toISOString(),
          }
        : null,
    };
  });

const presentSlot = (slot: FreeSlot): DoctorSlots["items"][number] => ({
  slotId: slot.slotId,
  startsAt: slot.startsAt.toISOString(),
  endsAt: slot.endsAt.toISOString(),
  modality: slot.modality,
  siteName: slot.siteName,
  siteAddress: slot.siteAddress,
});
