import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import { newId, type Tables, type Tx } from "../../../platform/db/index.ts";
import type { AnswerSummary, RunComparison, Skipped } from "./run-contract.ts";

export type RunRow = Selectable<Tables["mt_runs"]>;

/** How far an adoption of all lines has come; written in the transaction of each batch, so that it goes on where it stopped. */
export interface AdoptionState {
  state: "working" | "done";
  byUserId: string;
  byLabel: string;
  at: string;
  /** The last request looked at. */
  after: string | null;
  toDo: number;
  adopted: number;
  skipped: number;
  skippedLines: Skipped[];
}

/** How far the undoing of an adoption has come, as above. */
export interface UndoState {
  state: "working" | "done";
  byUserId: string;
  byLabel: string;
  at: string;
  after: string | null;
  toDo: number;
  withdrawn: number;
}

/** What `mt_runs.result` holds. */
export interface RunResult {
  today: AnswerSummary;
  scenario: AnswerSummary | null;
  comparison: RunComparison | null;
  adoption?: AdoptionState;
  undo?: UndoState;
}

export const insertRun = (tx: Tx, row: Insertable<Tables["mt_runs"]>): Promise<RunRow> =>
  tx.insertInto("mt_runs").values(row).returningAll().executeTakeFirstOrThrow();

export const findRun = (tx: Tx, cptsId: string, id: string): Promise<RunRow | undefined> =>
  tx.selectFrom("mt_runs").selectAll().where("cpts_id", "=", cptsId).where("id", "=", id).executeTakeFirst();

/** Serialises what happens to a run; before its requests, never after. Proposals may still point to it. */
export const lockRun = (tx: Tx, cptsId: string, id: string): Promise<RunRow | undefined> =>
  tx
    .selectFrom("mt_runs")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();

export const updateRun = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: Updateable<Tables["mt_runs"]>,
): Promise<RunRow> =>
  tx
    .updateTable("mt_runs")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** The one run of the register that is asked or worked. */
export const findWorkingRun = (tx: Tx, cptsId: string): Promise<RunRow | undefined> =>
  tx
    .selectFrom("mt_runs")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("kind", "=", "register")
    .where("state", "in", ["queued", "working"])
    .executeTakeFirst();

/** Scenarios that wait or are worked. */
export const countScenariosAtWork = async (tx: Tx, cptsId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom("mt_runs")
        .select((select) => select.fn.countAll().as("n"))
        .where("cpts_id", "=", cptsId)
        .where("kind", "=", "what-if")
        .where("state", "in", ["queued", "working"])
        .executeTakeFirstOrThrow()
    ).n,
  );

/** A newer answer is there: those before it that nobody adopts are of yesterday. */
export const outdateRunsBefore = (tx: Tx, cptsId: string, run: Pick<RunRow, "id" | "asked_at">) =>
  tx
    .updateTable("mt_runs")
    .set({ state: "outdated" })
    .where("cpts_id", "=", cptsId)
    .where("kind", "=", "register")
    .where("state", "=", "done")
    .where("id", "<>", run.id)
    .where("asked_at", "<=", run.asked_at)
    .where(sql<boolean>`result -> 'adoption' ->> 'state' is distinct from 'working'`)
    .execute();

/** The newest first. */
export const listRuns = (
  tx: Tx,
  cptsId: string,
  filter: { kind: string | undefined; after: readonly [string, string] | undefined; limit: number },
) =>
  tx
    .selectFrom("mt_runs")
    .select([
      ...(["id", "kind", "label", "state", "seed", "rule_version", "edits", "progress", "patients"] as const),
      ...(["doctors", "arcs", "served", "weight_sum", "load_cost", "distance_sum", "elapsed_ms"] as const),
      ...(["problem", "asked_by_label", "asked_at", "done_at", "adopted_at"] as const),
    ])
    .where("cpts_id", "=", cptsId)
    .$if(filter.kind !== undefined, (some) => some.where("kind", "=", filter.kind ?? ""))
    .$if(filter.after !== undefined, (some) =>
      some.where(
        sql<boolean>`(asked_at, id) < (${filter.after?.[0]}::timestamptz, ${filter.after?.[1]}::uuid)`,
      ),
    )
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(filter.limit + 1)
    .execute();

/** Asked before `since` and still not done, or adopted half way: ids only. */
export const listStalledRuns = (tx: Tx, cptsId: string, since: Date) =>
  tx
    .selectFrom("mt_runs")
    .select(["id", "state", "asked_at", sql<boolean>`result ? 'undo'`.as("is_undone")])
    .where("cpts_id", "=", cptsId)
    .where(
      sql<boolean>`((state in ('queued', 'working') and asked_at < ${since})
        or (result -> 'adoption' ->> 'state' = 'working' and adopted_at < ${since})
      or (result -> 'undo' ->> 'state' = 'working' and (result -> 'undo' ->> 'at')::timestamptz < ${since}))`,
    )
    .orderBy("id")
    .limit(100)
    .execute();

export interface RunDecision {
  kind: "adopted" | "withdrawn";
  runId: string;
  at: Date;
  userId: string;
  userLabel: string;
  reason: string;
  ruleVersion: number;
  seed: number;
}

/** The adoption itself, or its undoing, in the ledger; each patient's line is written with the proposal. */
export const insertRunDecision = (tx: Tx, cptsId: string, one: RunDecision) =>
  tx
    .insertInto("mt_decisions")
    .values({
      cpts_id: cptsId,
      id: newId(),
      at: one.at,
      kind: one.kind,
      run_id: one.runId,
      user_id: one.userId,
      user_label: one.userLabel.slice(0, 200),
      reason: one.reason.slice(0, 500),
      rule_version: one.ruleVersion,
      seed: one.seed,
    })
    .execute();
