import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { forEachCpts } from "../../../platform/jobs/index.ts";
import type { Offer } from "./offer-contract.ts";
import { listPausesOver, updateOffer } from "./offer-store.ts";
import { offerDay } from "./offer-words.ts";
import { readOfferIn } from "./read-offers.ts";
import { lockOwnOffer } from "./write-offer.ts";

/** No new patient is proposed meanwhile; what was proposed or sent may still be answered. `untilOn` is the day it opens again. */
export const pauseOffer = (
  deps: Deps,
  actor: Actor,
  id: string,
  asked: { version: number; untilOn: string | null },
): Promise<Offer> =>
  act(deps, actor, async (tx) => {
    const row = await lockOwnOffer(tx, actor, id, asked.version);
    const { now, today } = offerDay(deps, actor);
    if (asked.untilOn && asked.untilOn <= today)
      throw invalid("untilOn", "La reprise doit être un jour à venir : choisissez demain ou plus tard.");
    await updateOffer(tx, row, { state: "paused", paused_until_on: asked.untilOn, updated_at: now });
    await recordAct(deps, actor, tx, {
      action: "family-doctor.offer-paused",
      subjectKind: "offer",
      subjectId: id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "family-doctor-offer", id });
    return readOfferIn(deps, tx, actor, id);
  });

export const resumeOffer = (deps: Deps, actor: Actor, id: string, version: number): Promise<Offer> =>
  act(deps, actor, async (tx) => {
    const row = await lockOwnOffer(tx, actor, id, version);
    const { now } = offerDay(deps, actor);
    await updateOffer(tx, row, { state: "open", paused_until_on: null, updated_at: now });
    await recordAct(deps, actor, tx, {
      action: "family-doctor.offer-resumed",
      subjectKind: "offer",
      subjectId: id,
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "family-doctor-offer", id });
    return readOfferIn(deps, tx, actor, id);
  });

/** Job: pauses whose day has come open again. */
export const endPauses = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(
    deps,
    (cpts) =>
      withTenant(deps.db, cpts.id, async (tx) => {
        const { now, today } = offerDay(deps, cpts);
        for (const row of await listPausesOver(tx, cpts.id, today)) {
          await updateOffer(tx, row, { state: "open", paused_until_on: null, updated_at: now });
          tellScreens(deps, tx, cpts.id, { topic: "family-doctor-offer", id: row.id });
        }
      }),
    signal,
  );
