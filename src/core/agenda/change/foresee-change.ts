import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { describePublicationPlan } from "../generate/describe-plan.ts";
import { ownPart } from "../generate/own-part.ts";
import type { PublicationPlan } from "../generate/plan-publication.ts";
import { sizeOfPlan } from "../publish/apply-plan.ts";
import { planAgenda } from "../publish/plan-agenda.ts";
import type { BookedRow } from "./booked-store.ts";
import type { AgendaChange, ChangePreview } from "./change-contract.ts";
import {
  bookingsOf,
  heldIn,
  IF_CANCELLED,
  IF_KEPT,
  onlyForeseen,
  presentBooking,
} from "./concerned-bookings.ts";
import { type Desk, openDesk } from "./open-desk.ts";
import { writeChange } from "./write-change.ts";

/** Slots that one request may write; beyond, a job does it. 2,000 slots take about 0.3 s. */
export const MOST_AT_ONCE = 2_000;
const MOST_SHOWN = 200;

/** What a change would do, and whom it concerns. Nothing is changed; the reading of names is recorded. */
export const foreseeChange = (
  deps: Deps,
  actor: Actor,
  professionalId: string,
  input: { change: AgendaChange; onBehalf: boolean },
): Promise<ChangePreview> =>
  act(deps, actor, async (tx) => {
    const desk = await openDesk(deps, actor, tx, professionalId, { onBehalf: input.onBehalf, lock: false });
    const before = await planAgenda(tx, actor.cptsId, professionalId, desk.calendar, false);
    const {
      plan: whole,
      booked,
      what,
    } = await onlyForeseen(tx, async () => {
      const written = await writeChange(desk, input.change);
      const foreseen = await planAgenda(tx, actor.cptsId, professionalId, desk.calendar, false);
      return {
        plan: foreseen,
        booked: await bookingsOf(tx, actor.cptsId, foreseen),
        what: written.sentence,
      };
    });
    return tellForeseen(deps, actor, desk, { whole, before, booked, what });
  });

/** What would be done, as it is read before: the part of the plan that is the change's own, and who counts on it. */
export async function tellForeseen(
  deps: Deps,
  actor: Actor,
  desk: Desk,
  foreseen: { whole: PublicationPlan; before: PublicationPlan; booked: readonly BookedRow[]; what: string },
): Promise<ChangePreview> {
  const { whole, booked } = foreseen;
  const plan = ownPart(whole, foreseen.before);
  const shown = booked.slice(0, MOST_SHOWN);
  await recordReading(deps, actor, desk.tx, shown);
  return {
    what: foreseen.what,
    sentence: describePublicationPlan(plan, desk.calendar.zone, desk.calendar.now),
    opened: plan.insert.length,
    changed: plan.update.length,
    closed: plan.close.length,
    waiting: plan.waiting.length,
    bookings: shown.map((row) => presentBooking(row, plan, desk.calendar)),
    bookingCount: booked.length,
    heldCount: heldIn(plan),
    ifKept: IF_KEPT,
    ifCancelled: IF_CANCELLED,
    byJob: sizeOfPlan(whole) > MOST_AT_ONCE,
  };
}

export async function recordReading(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  rows: readonly Pick<BookedRow, "id" | "patient_id">[],
): Promise<void> {
  for (const row of rows) {
    await recordAct(deps, actor, tx, {
      action: "agenda.booking-read",
      subjectKind: "booking",
      subjectId: row.id,
      ...(row.patient_id ? { patientId: row.patient_id } : {}),
      purpose: "Préparer un changement d'agenda",
    });
  }
}
