import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { summarizePublicationPlan } from "../generate/describe-plan.ts";
import { ownPart } from "../generate/own-part.ts";
import type { PublicationPlan } from "../generate/plan-publication.ts";
import { applyPlan, sizeOfPlan } from "../publish/apply-plan.ts";
import { planAgenda } from "../publish/plan-agenda.ts";
import type { ChangeDone, ChangeInput } from "./change-contract.ts";
import { insertChange } from "./change-store.ts";
import { bookingsOf } from "./concerned-bookings.ts";
import { MOST_AT_ONCE } from "./foresee-change.ts";
import { type Desk, openDesk } from "./open-desk.ts";
import { type Decisions, settleBookings } from "./settle-bookings.ts";
import { writeChange } from "./write-change.ts";

/** Writes a change and the slots that follow from it, in one transaction; keeps how to undo it. */
export async function makeChange(
  deps: Deps,
  actor: Actor,
  once: Once,
  professionalId: string,
  input: ChangeInput,
): Promise<ChangeDone> {
  return refuseOverlap(() =>
    actOnce(deps, actor, once, async (tx) => {
      const desk = await openDesk(deps, actor, tx, professionalId, { onBehalf: input.onBehalf, lock: true });
      const before = await planAgenda(tx, desk.cptsId, professionalId, desk.calendar, true);
      const written = await writeChange(desk, input.change);
      const { plan: whole, byJob } = await publishChange(deps, tx, desk, input);
      const plan = ownPart(whole, before);
      const onBehalf = desk.onBehalfOf ? ` (par ${actor.label}, pour le compte de ${desk.onBehalfOf})` : "";
      const sentence = `${written.sentence} ${summarizePublicationPlan(plan)}${onBehalf}`;
      const changeId = await insertChange(tx, {
        cptsId: desk.cptsId,
        scheduleId: written.scheduleId,
        userId: actor.userId,
        at: desk.at,
        sentence,
        steps: desk.steps,
      });
      await recordAct(deps, actor, tx, {
        action: `agenda.${input.change.kind}`,
        subjectKind: "professional",
        subjectId: professionalId,
        details: {
          changeId,
          onBehalf: desk.onBehalfOf !== null,
          ...countsOf(plan),
          kept: input.keepBookingIds.length,
          cancelled: input.cancelBookingIds.length,
        },
      });
      return { changeId, what: written.sentence, sentence, ...countsOf(plan), byJob };
    }),
  );
}

/** Decides of the bookings concerned, then brings the slots in line: here, or by a job when they are too many. */
export async function publishChange(
  deps: Deps,
  tx: Tx,
  desk: Desk,
  decisions: Decisions,
): Promise<{ plan: PublicationPlan; byJob: boolean }> {
  const first = await planAgenda(tx, desk.cptsId, desk.professionalId, desk.calendar, true);
  const settled = await settleBookings(deps, tx, desk, await bookingsOf(tx, desk.cptsId, first), decisions);
  const plan = settled ? await planAgenda(tx, desk.cptsId, desk.professionalId, desk.calendar, true) : first;
  const byJob = sizeOfPlan(plan) > MOST_AT_ONCE;
  if (byJob)
    await enqueueJob(tx, {
      name: "agenda.publish-professional",
      payload: { cptsId: desk.cptsId, professionalId: desk.professionalId },
      key: `agenda.publish:${desk.professionalId}`,
    });
  else await applyPlan(deps, tx, desk.cptsId, plan);
  return { plan, byJob };
}

export const countsOf = (plan: PublicationPlan) => ({
  opened: plan.insert.length,
  changed: plan.update.length,
  closed: plan.close.length,
  waiting: plan.waiting.length,
});

/** The database refuses two open slots of one professional at one hour: another agenda of theirs has just opened there. */
export async function refuseOverlap<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violates(error, "agenda_slots_no_overlap_excl")) {
      throw conflict(
        "agenda.slots-overlap",
        "Un autre créneau de ce professionnel est déjà ouvert à cette heure : rechargez la page, puis recommencez. Rien n'a été changé.",
      );
    }
    throw error;
  }
}
