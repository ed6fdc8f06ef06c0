import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { summarizePublicationPlan } from "../generate/describe-plan.ts";
import { ownPart } from "../generate/own-part.ts";
import { planAgenda } from "../publish/plan-agenda.ts";
import type { ChangeDone } from "./change-contract.ts";
import { findChange, markUndone } from "./change-store.ts";
import { bookingsOf } from "./concerned-bookings.ts";
import { type KeptStep, takeBack } from "./keep-steps.ts";
import { lostBookings } from "./lost-bookings.ts";
import { countsOf, publishChange, refuseOverlap } from "./make-change.ts";
import { openDesk } from "./open-desk.ts";
import { refuseUndo } from "./undo-limit.ts";

/**
 * Takes one change back: rules as they were, slots in line again. Bookings are untouched: those made meanwhile stay where they
 * are, and those cancelled by the change stay cancelled, because people were told.
 */
export const undoChange = (
  deps: Deps,
  actor: Actor,
  once: Once,
  changeId: string,
  onBehalf: boolean,
): Promise<ChangeDone> =>
  refuseOverlap(() =>
    actOnce(deps, actor, once, async (tx) => {
      const change = await findChange(tx, actor.cptsId, changeId);
      if (!change) throw notFound("agenda.change-not-found");
      const desk = await openDesk(deps, actor, tx, change.professional_id, { onBehalf, lock: true });
      refuseUndo(change, desk.at);
      if (!(await markUndone(tx, actor.cptsId, changeId, desk.at)))
        throw conflict("agenda.already-undone", "Ce changement est déjà annulé.");
      const before = await planAgenda(tx, actor.cptsId, change.professional_id, desk.calendar, true);
      const steps = change.undo as unknown as KeptStep[];
      await takeBack(tx, actor.cptsId, steps, desk.at);
      const foreseen = await planAgenda(tx, actor.cptsId, change.professional_id, desk.calendar, true);
      const booked = await bookingsOf(tx, actor.cptsId, foreseen);
      const { plan: whole, byJob } = await publishChange(deps, tx, desk, {
        keepBookingIds: booked.map((one) => one.id),
        cancelBookingIds: [],
        cancelReason: "",
      });
      const plan = ownPart(whole, before);
      const lost = await lostBookings(tx, actor.cptsId, steps, desk.calendar);
      await recordAct(deps, actor, tx, {
        action: "agenda.change-undone",
        subjectKind: "agenda-change",
        subjectId: changeId,
        details: { onBehalf: desk.onBehalfOf !== null, ...countsOf(plan) },
      });
      return {
        changeId,
        what: "Annulé.",
        sentence: `Annulé. ${summarizePublicationPlan(plan)}${stayed(booked.length)}${notBack(lost.length)}`,
        ...countsOf(plan),
        byJob,
      };
    }),
  );

const stayed = (count: number): string =>
  count > 1 ? ` ${count} rendez-vous restent pris.` : count === 1 ? " 1 rendez-vous reste pris." : "";

const notBack = (count: number): string =>
  count > 1
    ? ` ${count} rendez-vous annulés ne reviennent pas : voyez avec les patients.`
    : count === 1
      ? " 1 rendez-vous annulé ne revient pas : voyez avec le patient."
      : "";
