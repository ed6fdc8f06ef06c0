import { sql } from "kysely";
import type { PlatformTx } from "../db/index.ts";

export interface JobRequest {
  name: string;
  payload: Record<string, string | number | boolean | null>;
  /** Same key: replaces the waiting job of that key instead of adding one. */
  key?: string;
  runAt?: Date;
  maxAttempts?: number;
  /** Jobs of one queue run one after the other. */
  queue?: string;
}

/** Enqueues in the caller's transaction: no commit, no job. */
export async function enqueueJob(tx: PlatformTx, job: JobRequest): Promise<void> {
  await sql`select jobs_enqueue(${job.name}, ${JSON.stringify(job.payload)}::json, ${job.queue ?? null},
    ${job.runAt?.toISOString() ?? null}::timestamptz, ${job.maxAttempts ?? 10}, ${job.key ?? null})`.execute(
    tx,
  );
}
