import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { manageRules } from "../schedule/manage-policy.ts";
import { listSchedules } from "../schedule/schedule-store.ts";
import type { FeedMade, Feeds } from "./feed-contract.ts";
import { findFeed, insertFeed, listFeeds, revokeFeedRow } from "./feed-store.ts";
import { newFeedToken } from "./feed-token.ts";

const MOST_FEEDS = 10;

export const listFeedsOf = (deps: Deps, actor: Actor, professionalId: string): Promise<Feeds> =>
  act(deps, actor, async (tx) => {
    authorize(actor, manageRules["agenda.feed"], { professionalId });
    return {
      items: (await listFeeds(tx, actor.cptsId, professionalId)).map((row) => ({
        id: row.id,
        createdAt: row.created_at.toISOString(),
      })),
    };
  });

/** Makes a secret address; whoever has it reads the hours, so it is shown once and can be ended. */
export const makeFeed = (deps: Deps, actor: Actor, professionalId: string): Promise<FeedMade> =>
  act(deps, actor, async (tx) => {
    authorize(actor, manageRules["agenda.feed"], { professionalId });
    if ((await listSchedules(tx, actor.cptsId, professionalId)).length === 0)
      throw notFound(
        "agenda.no-agenda",
        "Ce professionnel n'a pas encore d'agenda ici : ouvrez-en un d'abord.",
      );
    if ((await listFeeds(tx, actor.cptsId, professionalId)).length >= MOST_FEEDS)
      throw conflict(
        "agenda.too-many-feeds",
        `${MOST_FEEDS} adresses au plus : arrêtez celles qui ne servent plus.`,
      );
    const { token, hash } = newFeedToken(actor.cptsId);
    const id = await insertFeed(tx, {
      cptsId: actor.cptsId,
      professionalId,
      hash,
      userId: actor.userId,
      at: nowOf(deps),
    });
    await recordAct(deps, actor, tx, {
      action: "agenda.feed-made",
      subjectKind: "agenda-feed",
      subjectId: id,
    });
    return { id, url: `${deps.settings.publicUrl.replace(/\/$/, "")}/ics/${token}.ics` };
  });

export const revokeFeed = (deps: Deps, actor: Actor, feedId: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    const feed = await findFeed(tx, actor.cptsId, feedId);
    if (!feed) throw notFound("agenda.feed-not-found", "Cette adresse n'existe plus.");
    authorize(actor, manageRules["agenda.feed"], { professionalId: feed.professional_id });
    await revokeFeedRow(tx, actor.cptsId, feedId, nowOf(deps));
    await recordAct(deps, actor, tx, {
      action: "agenda.feed-revoked",
      subjectKind: "agenda-feed",
      subjectId: feedId,
    });
  });
