import { withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { mayActFor } from "../../../platform/identity/index.ts";
import { localDayBounds } from "../../../platform/time/index.ts";
import { readCalendar } from "../publish/read-calendar.ts";
import { findFeedByHash, listFeedSlots } from "./feed-store.ts";
import { readFeedToken } from "./feed-token.ts";
import { writeIcs } from "./write-ics.ts";

const DAYS_BEHIND = 14;

/**
 * The calendar behind a secret address: the last fortnight and all that is published. 404 for any other address, and as soon as who
 * made it no longer is this professional here nor assists them: a calendar asks for years, nobody would think of ending it.
 */
export async function readFeed(deps: Deps, token: string): Promise<string> {
  const unknown = notFound(
    "agenda.feed-not-found",
    "Cette adresse de calendrier n'existe pas, ou a été arrêtée.",
  );
  const read = readFeedToken(token);
  if (!read) throw unknown;
  return withTenant(deps.db, read.cptsId, async (tx) => {
    const feed = await findFeedByHash(tx, read.cptsId, read.hash);
    if (!feed?.created_by) throw unknown;
    if (!(await mayActFor(tx, read.cptsId, feed.created_by, feed.professional_id))) throw unknown;
    const { zone, today, until, now } = await readCalendar(deps, tx, read.cptsId);
    const from = localDayBounds(
      Temporal.PlainDate.from(today).subtract({ days: DAYS_BEHIND }),
      zone,
    ).startsAt;
    const end = localDayBounds(until, zone).endsAt;
    const slots = await listFeedSlots(
      tx,
      read.cptsId,
      feed.professional_id,
      new Date(from.epochMilliseconds),
      new Date(end.epochMilliseconds),
    );
    return writeIcs(slots, { zone, now: new Date(now.epochMilliseconds) });
  });
}
