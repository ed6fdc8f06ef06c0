import { sql } from "kysely";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import type { CptsOfJob } from "../../../platform/jobs/index.ts";
import { nowOf } from "../now-of.ts";
import { smallCount } from "../result/small-count.ts";

interface Waiting {
  id: string;
  waiting: number;
  is_over: boolean;
}

/**
 * Job: anonymous answers begin to count when enough of them wait (the threshold of the reference), or once the questionnaire is
 * closed. They are rewritten together, with the marks of who answered, in one transaction: until then a look before and after one
 * answer, or the number of the transaction that wrote it (`xmin`), would tell whose it is.
 */
export const mixAnonymous = (deps: Deps, cpts: CptsOfJob): Promise<void> =>
  withTenant(deps.db, cpts.id, async (tx) => {
    const now = nowOf(deps);
    const least = await smallCount(deps, tx, cpts.timeZone);
    const { rows } = await sql<Waiting>`
      select s.id, count(*)::int as waiting, (s.closed_at is not null or s.closes_at <= ${now}) as is_over
      from forms_responses r join forms_sendings s on s.cpts_id = r.cpts_id and s.id = r.sending_id
      where r.cpts_id = ${cpts.id} and not r.counted group by s.id, s.closed_at, s.closes_at limit 500`.execute(
      tx,
    );
    for (const { id } of rows.filter((one) => one.is_over || one.waiting >= least)) {
      await mix(tx, cpts.id, id);
      tellScreens(deps, tx, cpts.id, { topic: "forms", id });
    }
  });

async function mix(tx: Tx, cptsId: string, sendingId: string): Promise<void> {
  // The second changes nothing but who wrote the row: all of them have one writer afterwards.
  await sql`update forms_responses set counted = true where cpts_id = ${cptsId} and sending_id = ${sendingId} and not counted`.execute(
    tx,
  );
  await sql`update forms_recipients set answered = answered where cpts_id = ${cptsId} and sending_id = ${sendingId} and answered`.execute(
    tx,
  );
}
