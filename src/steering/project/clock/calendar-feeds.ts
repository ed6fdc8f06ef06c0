import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { hashLink, makeLink, readLink } from "../circuit/review-link.ts";
import type { CalendarAddress, CalendarAddresses } from "./clock-contract.ts";
import { clockRules } from "./clock-policy.ts";
import { findFeed, insertFeed, listFeeds, mayStillRead, revokeFeedRow } from "./clock-store.ts";
import { clockIn } from "./read-clock.ts";
import { writeCalendar } from "./write-calendar.ts";

const MOST_FEEDS = 10;

export const listMyFeeds = (deps: Deps, actor: Actor): Promise<CalendarAddresses> =>
  act(deps, actor, async (tx) => ({
    items: (await listFeeds(tx, actor.cptsId, actor.userId)).map((row) => ({
      id: row.id,
      createdAt: row.created_at.toISOString(),
    })),
  }));

/** Makes a secret address; whoever has it reads the dates, so it is shown once and can be ended. */
export const makeFeed = (deps: Deps, actor: Actor): Promise<CalendarAddress> =>
  act(deps, actor, async (tx) => {
    const { cptsId, userId } = actor;
    if ((await listFeeds(tx, cptsId, userId)).length >= MOST_FEEDS)
      throw conflict(
        "project.too-many-feeds",
        `${MOST_FEEDS} adresses au plus : arrêtez celles qui ne servent plus.`,
      );
    const at = nowOf(deps);
    const tokenOf = (id: string) => makeLink(deps, "contract-calendar", { cptsId, id, issuedAt: at });
    const id = await insertFeed(tx, { cptsId, hash: (one) => hashLink(tokenOf(one)), userId, at });
    await recordAct(deps, actor, tx, {
      action: "project.calendar-made",
      subjectKind: "project-feed",
      subjectId: id,
    });
    return { id, url: `${deps.settings.publicUrl.replace(/\/$/, "")}/ics/projet/${tokenOf(id)}.ics` };
  });

export const revokeFeed = (deps: Deps, actor: Actor, id: string): Promise<void> =>
  act(deps, actor, async (tx) => {
    if (!(await revokeFeedRow(tx, actor.cptsId, id, actor.userId, nowOf(deps)))) throw unknownFeed();
    await recordAct(deps, actor, tx, {
      action: "project.calendar-revoked",
      subjectKind: "project-feed",
      subjectId: id,
    });
  });

const unknownFeed = () =>
  notFound("project.feed-not-found", "Cette adresse de calendrier n’existe pas, ou a été arrêtée.");

/** The calendar behind a secret address; 404 as soon as who made it no longer belongs to the CPTS. */
export async function readFeed(deps: Deps, token: string): Promise<string> {
  const link = readLink(deps, "contract-calendar", token);
  if (!link) throw unknownFeed();
  return withTenant(deps.db, link.cptsId, async (tx) => {
    const feed = await findFeed(tx, link.cptsId, link.id);
    if (!feed?.tokenHash.equals(link.hash)) throw unknownFeed();
    if (!(await mayStillRead(tx, link.cptsId, feed.userId, clockRules["clock.feed"].openTo)))
      throw unknownFeed();
    const cpts = await tx
      .selectFrom("territory_cpts")
      .select(["name", "time_zone as timeZone"])
      .where("id", "=", link.cptsId)
      .executeTakeFirstOrThrow();
    const clock = await clockIn(deps, tx, link.cptsId, cpts.timeZone);
    return writeCalendar(clock, { name: cpts.name, cptsId: link.cptsId, now: nowOf(deps) });
  });
}
