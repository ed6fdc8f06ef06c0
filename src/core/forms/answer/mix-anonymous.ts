import { sql } from "kysely";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import type { CptsOfJob } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { smallCount } from "../result/small-count.ts";

interface Waiting {
  id: string;
  how: "link" | "public" | "paper";
  waiting: number;
  is_over: boolean;
  has_untold: boolean;
}

/**
 * Job: anonymous answers begin to count when enough of them wait that came the same way (the threshold of the reference). Papers and
 * answers of the public page, which one person may give as many of as they like, thus never fill the batch of a personal link. The end
 * changes nothing to it: fewer than the threshold would name someone to who ends a questionnaire after each answer.
 */
export const mixAnonymous = (deps: Deps, cpts: CptsOfJob): Promise<void> =>
  withTenant(deps.db, cpts.id, async (tx) => {
    const now = nowOf(deps);
    const least = await smallCount(deps, tx, cpts.timeZone);
    const { rows } = await sql<Waiting>`
      select s.id, r.how, count(*)::int as waiting, (s.closed_at is not null or s.closes_at <= ${now}) as is_over,
        exists (select from forms_recipients f where f.cpts_id = s.cpts_id and f.sending_id = s.id and f.answered and not f.told) as has_untold
      from forms_responses r join forms_sendings s on s.cpts_id = r.cpts_id and s.id = r.sending_id
      where r.cpts_id = ${cpts.id} and not r.counted group by s.cpts_id, s.id, r.how, s.closed_at, s.closes_at limit 500`.execute(
      tx,
    );
    const changed = new Set<string>();
    for (const { id, how, waiting, is_over, has_untold } of rows) {
      // What is left at the end is never counted, but it too loses what pairs it with a person.
      if (waiting < least && !(is_over && has_untold)) continue;
      await mix(tx, cpts.id, { id, how, counts: waiting >= least });
      changed.add(id);
    }
    for (const id of changed) {
      await tell(tx, cpts.id, id);
      tellScreens(deps, tx, cpts.id, { topic: "forms", id });
    }
  });

/**
 * Written anew under other ids, in an order drawn by chance and in one transaction with the marks: neither the number of the
 * transaction (`xmin`) nor the place in the table (`ctid`) pairs an answer with a person any more.
 */
const mix = (tx: Tx, cptsId: string, of: { id: string; how: string; counts: boolean }) =>
  sql`with gone as (delete from forms_responses
      where cpts_id = ${cptsId} and sending_id = ${of.id} and how = ${of.how} and not counted returning *)
    insert into forms_responses (cpts_id, id, sending_id, identity, how, answers, engagements, score, submitted_at, counted)
    select cpts_id, gen_random_uuid(), sending_id, identity, how, answers, engagements, score, submitted_at, ${of.counts}
    from gone order by random()`.execute(tx);

const tell = (tx: Tx, cptsId: string, sendingId: string) =>
  sql`update forms_recipients set told = true where cpts_id = ${cptsId} and sending_id = ${sendingId} and answered`.execute(
    tx,
  );
