import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { planAgenda } from "../publish/plan-agenda.ts";
import type { UndoPreview } from "./change-contract.ts";
import { findChange } from "./change-store.ts";
import { bookingsOf, onlyForeseen } from "./concerned-bookings.ts";
import { recordReading, tellForeseen } from "./foresee-change.ts";
import { type KeptStep, takeBack } from "./keep-steps.ts";
import { lostBookings, presentLost } from "./lost-bookings.ts";
import { openDesk } from "./open-desk.ts";
import { settleBookings } from "./settle-bookings.ts";
import { refuseUndo } from "./undo-limit.ts";

/** What taking a change back would do, and whose appointments stay or do not come back; nothing is changed, the reading of names is recorded. */
export const foreseeUndo = (
  deps: Deps,
  actor: Actor,
  changeId: string,
  onBehalf: boolean,
): Promise<UndoPreview> =>
  act(deps, actor, async (tx) => {
    const change = await findChange(tx, actor.cptsId, changeId);
    if (!change) throw notFound("agenda.change-not-found");
    const desk = await openDesk(deps, actor, tx, change.professional_id, { onBehalf, lock: false });
    refuseUndo(change, desk.at);
    const plan = () => planAgenda(tx, actor.cptsId, change.professional_id, desk.calendar, false);
    const before = await plan();
    const steps = change.undo as unknown as KeptStep[];
    const { whole, booked } = await onlyForeseen(tx, async () => {
      await takeBack(tx, actor.cptsId, steps, desk.at);
      const first = await plan();
      const concerned = await bookingsOf(tx, actor.cptsId, first);
      const keepAll = {
        keepBookingIds: concerned.map((one) => one.id),
        cancelBookingIds: [],
        cancelReason: "",
      };
      const settled = await settleBookings(deps, tx, desk, concerned, keepAll);
      return { whole: settled ? await plan() : first, booked: concerned };
    });
    const lost = await lostBookings(tx, actor.cptsId, steps, desk.calendar);
    await recordReading(deps, actor, tx, lost);
    return {
      ...(await tellForeseen(deps, actor, desk, { whole, before, booked, what: change.sentence })),
      lost: lost.map((row) => presentLost(row, whole, desk.calendar)),
    };
  });
