import { sql } from "kysely";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import type { CptsOfJob } from "../../../platform/jobs/index.ts";
import { localParts, nowOf } from "../../../platform/time/index.ts";
import { enqueueJobs } from "./mail-recipient.ts";
import { isOpen, noSending, over } from "./send-questionnaire.ts";
import { lockSending } from "./sending-store.ts";

/** Of one round; the others wait for the next hour. */
const MOST_A_ROUND = 500;
const DAY_MS = 86_400_000;
/** Hours of the territory's clock in which a reminder leaves. */
const [FIRST_HOUR, LAST_HOUR] = [8, 19];

/** Job: a reminder to those who have not answered, were last written to long enough ago, and did not ask to be left alone. */
export async function remindDue(deps: Deps, cpts: CptsOfJob): Promise<void> {
  const now = nowOf(deps);
  const { hour } = localParts(now, cpts.timeZone);
  if (hour < FIRST_HOUR || hour >= LAST_HOUR) return;
  await withTenant(deps.db, cpts.id, async (tx) => {
    await enqueueJobs(tx, cpts.id, await takeDue(tx, cpts.id, now, null));
  });
}

/**
 * A reminder now, asked for by hand, to those who were not written to today; it counts as one of the reminders. Of an anonymous
 * sending it is not told how many leave: one less than the day before would say that one person has answered, before their batch does.
 */
export const remindNow = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
): Promise<{ mails: number | null }> =>
  actOnce(deps, actor, once, async (tx) => {
    const row = await lockSending(tx, actor.cptsId, id);
    if (!row) throw noSending();
    const now = nowOf(deps);
    if (!isOpen(row, now)) throw over(row);
    const ids = await takeDue(tx, actor.cptsId, now, id);
    await enqueueJobs(tx, actor.cptsId, ids);
    await recordAct(deps, actor, tx, {
      action: "forms.reminded",
      subjectKind: "forms-sending",
      subjectId: id,
      details: row.identity === "named" ? { mails: ids.length } : {},
    });
    return { mails: row.identity === "named" ? ids.length : null };
  });

/** Takes who is due, and notes it in the same statement: two rounds at once write to nobody twice. */
async function takeDue(tx: Tx, cptsId: string, now: Date, sendingId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update forms_recipients f set reminders = f.reminders + 1, mailed_at = ${now}
    where f.cpts_id = ${cptsId} and f.id in (
      select r.id from forms_recipients r join forms_sendings s on s.cpts_id = r.cpts_id and s.id = r.sending_id
      join directory_professionals d on d.cpts_id = r.cpts_id and d.id = r.professional_id
      where r.cpts_id = ${cptsId} and not r.answered and r.mailed_at is not null and d.email is not null and d.active
        and s.closed_at is null and s.closes_at > ${now}
        and (${sendingId}::uuid is null or s.id = ${sendingId}::uuid)
        and r.reminders < case when ${sendingId}::uuid is null then s.reminders else 3 end
        and r.mailed_at <= case when ${sendingId}::uuid is null then ${now}::timestamptz - s.reminder_days * interval '1 day'
          else ${new Date(now.getTime() - DAY_MS)}::timestamptz end
        and not exists (select from forms_stops t where t.cpts_id = r.cpts_id and t.professional_id = r.professional_id)
      order by r.mailed_at, r.id limit ${MOST_A_ROUND} for update of r skip locked)
    returning f.id`.execute(tx);
  return rows.map((row) => row.id);
}
