import { offerDay } from "../../../src/missions/family-doctor/offer/offer-words.ts";
import {
  acceptProposal,
  refuseProposal,
} from "../../../src/missions/family-doctor/proposal/answer-proposal.ts";
import { expireProposal } from "../../../src/missions/family-doctor/proposal/expire-proposals.ts";
import { forLedger, rankFor } from "../../../src/missions/family-doctor/proposal/list-best.ts";
import { reserve } from "../../../src/missions/family-doctor/proposal/propose-doctor.ts";
import { sendProposal } from "../../../src/missions/family-doctor/proposal/send-proposal.ts";
import {
  appointPatient,
  declareDoctor,
} from "../../../src/missions/family-doctor/request/appoint-patient.ts";
import { closeRequest } from "../../../src/missions/family-doctor/request/close-request.ts";
import { lockRequest } from "../../../src/missions/family-doctor/request/request-store.ts";
import { tellPatient } from "../../../src/missions/family-doctor/request/tell-patient.ts";
import type { Actor } from "../../../src/platform/access/index.ts";
import { withTenant } from "../../../src/platform/db/index.ts";
import type { Random } from "../rpps-generator/random.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";
import type { Ending } from "./invent-request.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Opened {
  id: string;
  at: Date;
  ending: Ending;
}

const SENT = ["sent", "refused", "accepted", "told", "appointed", "declared"];
/** One more than the settings give a doctor. */
const UNANSWERED_DAYS = 8;
const YES = ["accepted", "told", "appointed", "declared"];

/** Lives one request from its opening to where it stands today, step by step through the use cases of the coordination. */
export async function playStory(
  app: SimulatedApp,
  actor: Actor,
  random: Random,
  { id, at, ending }: Opened,
  until: Date,
): Promise<void> {
  if (ending === "waiting" || ending === "to-check") return;
  const clock = stepsBetween(app, random, at, until, ending);
  if (ending === "closed") {
    clock();
    if (random.percent(30)) await letExpire(app, actor, id, clock, until);
    const reason = random.pick([
      "found-alone",
      "found-alone",
      "moved",
      "unreachable",
      "withdrew",
      "died",
    ] as const);
    await closeRequest(app.deps, actor, undefined, id, { reason, note: "" });
    return;
  }
  clock();
  const proposalId = await propose(app, actor, id);
  if (!proposalId || !SENT.includes(ending)) return;
  clock();
  await sendProposal(app.deps, actor, undefined, proposalId);
  if (ending === "refused") {
    clock();
    const refusal = random.pick(["full", "too-far", "away", "other-profile"] as const);
    await refuseProposal(app.deps, actor, undefined, proposalId, { refusal, note: "" });
  }
  if (!YES.includes(ending)) return;
  clock();
  await acceptProposal(app.deps, actor, undefined, proposalId);
  await follow(app, actor, id, ending, clock, until);
}

/** A doctor was asked and never answered, before the search ended otherwise. */
async function letExpire(
  app: SimulatedApp,
  actor: Actor,
  id: string,
  clock: (notBefore?: Date) => void,
  until: Date,
): Promise<void> {
  const sentAt = app.now();
  const overAt = new Date(sentAt.getTime() + UNANSWERED_DAYS * DAY_MS);
  if (overAt.getTime() > until.getTime() - DAY_MS) return;
  const proposalId = await propose(app, actor, id);
  if (!proposalId) return;
  await sendProposal(app.deps, actor, undefined, proposalId);
  app.goTo(overAt);
  await expireProposal(app.deps, actor.cptsId, proposalId);
  clock(overAt);
}

async function follow(
  app: SimulatedApp,
  actor: Actor,
  id: string,
  ending: Ending,
  clock: () => void,
  until: Date,
): Promise<void> {
  if (ending === "accepted") return;
  clock();
  await tellPatient(app.deps, actor, undefined, id, { way: "phone" });
  if (ending === "told") return;
  clock();
  // Who is declared has been seen: their appointment is of today.
  const ahead = ending === "declared" ? 0 : 5 * DAY_MS;
  const on = new Date(Math.min(app.now().getTime() + ahead, until.getTime() + 3 * DAY_MS));
  await appointPatient(app.deps, actor, undefined, id, {
    on: on.toISOString().slice(0, 10),
    bookingId: null,
  });
  if (ending !== "declared") return;
  clock();
  await declareDoctor(app.deps, actor, undefined, id, app.now().toISOString().slice(0, 10));
}

/** Each call is one step later, the last one before today; what is on its way began lately. */
function stepsBetween(
  app: SimulatedApp,
  random: Random,
  at: Date,
  until: Date,
  ending: Ending,
): (notBefore?: Date) => void {
  const isOver = ending === "closed" || ending === "declared";
  const begin = isOver
    ? at.getTime()
    : Math.max(at.getTime(), until.getTime() - (3 + random.below(6)) * DAY_MS);
  // A doctor answers within the seven days of the settings.
  const step = Math.min(4 * DAY_MS, (until.getTime() - begin) / (isOver ? 8 + random.below(10) : 7));
  let next = begin;
  return (notBefore) => {
    next = Math.min(
      Math.max(next, notBefore?.getTime() ?? 0) + step * (0.6 + random.below(60) / 100),
      until.getTime() - HOUR_MS,
    );
    app.goTo(new Date(next));
  };
}

/** The best volunteer of that day; undefined when nobody can. */
const propose = (app: SimulatedApp, actor: Actor, id: string): Promise<string | undefined> =>
  withTenant(app.deps.db, { cptsId: actor.cptsId, userId: actor.userId }, async (tx) => {
    const row = await lockRequest(tx, actor.cptsId, id);
    if (row?.status !== "waiting") return undefined;
    const ranked = await rankFor(tx, row, offerDay(app.deps, actor));
    const chosen = ranked[0];
    if (!chosen) return undefined;
    const made = await reserve(app.deps, actor, tx, row, {
      chosen,
      candidates: forLedger(ranked, chosen.volunteer.offer_id),
      reason: "Le premier du classement.",
    });
    return made.id;
  });
