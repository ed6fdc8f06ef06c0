import type { Tx } from "../../db/index.ts";
import { enqueueJob } from "../../jobs/index.ts";

export const DELIVER_JOB = "notify.deliver";

// Notices of the same quarter of a minute leave in one mail.
const BUCKET_MS = 15_000;

/** One job per CPTS and bucket of time, however many messages there are. */
export async function wakeDelivery(
  tx: Tx,
  cptsId: string,
  now: Temporal.Instant,
  notBefore: Date,
): Promise<void> {
  const from = Math.max(now.epochMilliseconds, notBefore.getTime());
  const bucket = Math.floor(from / BUCKET_MS) + 1;
  await enqueueJob(tx, {
    name: DELIVER_JOB,
    payload: { cptsId },
    key: `${DELIVER_JOB}:${cptsId}:${bucket}`,
    runAt: new Date(bucket * BUCKET_MS),
  });
}
