import { appendAudit } from "../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { type CptsOfJob, forEachCpts } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { leavesOfForm, optionsOf } from "../model/index.ts";
import { findVersion } from "../questionnaire/questionnaire-store.ts";
import { formOf } from "../questionnaire/read-questionnaires.ts";
import { listResponses } from "../result/result-store.ts";
import { smallCount } from "../result/small-count.ts";
import { summarise } from "../result/summarise.ts";
import { countNow } from "../sending/read-sendings.ts";
import { listSendings, type SendingRow } from "../sending/sending-store.ts";
import { answersKept } from "./answers-kept.ts";
import { type KeptCounts, mergeSmall } from "./kept-counts.ts";
import { forgetPeople, forgetResponses, lockToForget, markForgotten } from "./retention-store.ts";

/**
 * Each night, in each CPTS: sendings that ended longer ago than it keeps lose whom they were sent to and who answered; counts stay.
 * One sending a transaction, with the audit's line in the same one: a night that was cut goes on the next.
 */
export const forgetAnswers = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(
    deps,
    async (cpts) => {
      let isMore = true;
      while (isMore && !signal.aborted)
        isMore = await withTenant(deps.db, cpts.id, (tx) => forgetOne(deps, tx, cpts));
    },
    signal,
  );

async function forgetOne(deps: Deps, tx: Tx, cpts: CptsOfJob): Promise<boolean> {
  const { months, before } = await answersKept.inForce(deps, tx, cpts);
  const sending = await lockToForget(tx, cpts.id, before);
  if (!sending) return false;
  const version = await findVersion(tx, cpts.id, sending.questionnaire_id, sending.version);
  if (!version) throw new Error("a sending has its version");
  const form = formOf(version);
  const withChoices = leavesOfForm(form).filter(({ question }) => optionsOf(question).length > 0);
  const kept = await countKept(deps, tx, cpts, sending, form);
  await forgetResponses(
    tx,
    cpts.id,
    sending.id,
    withChoices.map(({ key }) => key),
  );
  await forgetPeople(tx, cpts.id, sending.id);
  await markForgotten(tx, cpts.id, sending.id, kept, nowOf(deps));
  await appendAudit(tx, deps.auditKey, nowOf(deps), {
    actorUserId: null,
    actorLabel: "Maillage, durée de conservation",
    action: "forms.made-anonymous",
    subjectKind: "forms-sending",
    subjectId: sending.id,
    details: { months, before: before.toISOString(), recipients: kept.recipients },
  });
  return true;
}

async function countKept(
  deps: Deps,
  tx: Tx,
  cpts: CptsOfJob,
  { id }: SendingRow,
  form: ReturnType<typeof formOf>,
): Promise<KeptCounts> {
  const [line] = await listSendings(tx, cpts.id, id);
  const counts = await countNow(tx, cpts.id, id);
  const least = await smallCount(deps, tx, cpts.timeZone);
  const rows = await listResponses(tx, { cptsId: cpts.id, sendingId: id });
  const questions = summarise(
    form,
    rows.map((row) => row.answers),
  );
  return {
    recipients: line?.recipients ?? 0,
    answered: line?.answered ?? 0,
    ...counts,
    byProfession: mergeSmall(counts.byProfession, least),
    byCommune: mergeSmall(counts.byCommune, least),
    numbers: Object.fromEntries(
      questions
        .filter(({ kind, answered }) => kind === "number" && answered >= least)
        .map(({ key, answered, numbers }) => [key, { answered, numbers: numbers && middle(numbers) }]),
    ),
  };
}

/** The least and the most are each one person's answer: the mean and the median stay. */
const middle = ({ mean, median }: { mean: number; median: number }) => ({
  mean,
  median,
  min: null,
  max: null,
});
