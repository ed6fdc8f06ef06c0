import { appendAudit } from "../../../platform/audit/index.ts";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { forEachCpts, type Job } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { PatientReference } from "../twins/patient-reference.ts";
import { deleteFamily, followsAnOutsideRecord, listToForget, lockFamily } from "./forget-store.ts";

const BATCH = 200;

/**
 * Each night, after the missions have forgotten what they no longer need: a record made from outside (the public page, a list) goes when
 * nothing holds it any more, with those that were merged into it. Held by a request, an appointment or a record made inside that was merged into
 * it, it stays whole, its merges can be undone as before, and it is asked again the next night. Merged into a record made inside, it goes alone,
 * and the merge with it: what that record holds stays. Each record is a transaction of its own.
 */
export const forgetUnheldJob = (references: readonly PatientReference[]): Job => ({
  name: "patients.forget-unheld",
  cron: "20 3 * * *",
  run: (deps, _payload, { signal }) =>
    forEachCpts(deps, ({ id }) => forgetUnheldOf(deps, id, references, signal), signal),
});

async function forgetUnheldOf(
  deps: Deps,
  cptsId: string,
  references: readonly PatientReference[],
  signal: AbortSignal,
): Promise<void> {
  let after: string | undefined;
  do {
    const ids = await withTenant(deps.db, cptsId, (tx) => listToForget(tx, cptsId, after, BATCH));
    for (const id of ids) {
      if (signal.aborted) return;
      await withTenant(deps.db, cptsId, (tx) => forgetOne(deps, tx, cptsId, id, references));
    }
    after = ids.length === BATCH ? ids.at(-1) : undefined;
  } while (after);
}

async function forgetOne(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  id: string,
  references: readonly PatientReference[],
): Promise<void> {
  const family = await lockFamily(tx, cptsId, id);
  if (family.length === 0 || !family.every((one) => one.is_outside)) return;
  if (await followsAnOutsideRecord(tx, cptsId, id)) return;
  for (const one of family)
    for (const reference of references) if ((await reference.count(tx, cptsId, one.id)) > 0) return;
  await deleteFamily(
    tx,
    cptsId,
    family.map((one) => one.id),
  );
  for (const one of family)
    await appendAudit(tx, deps.auditKey, nowOf(deps), {
      action: "patients.forgotten",
      actorUserId: null,
      actorLabel: "Maillage",
      subjectKind: "patient",
      subjectId: one.id,
    });
}
