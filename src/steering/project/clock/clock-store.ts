import { newId, type Tx } from "../../../platform/db/index.ts";
import type { KeptDate } from "./hold-dates.ts";

export const listKeptDates = (tx: Tx, cptsId: string, contractNth: number): Promise<KeptDate[]> =>
  tx
    .selectFrom("project_contract_dates")
    .select(["key", "due_on as dueOn", "done_on as doneOn", "note", "revision"])
    .where("cpts_id", "=", cptsId)
    .where("contract_nth", "=", contractNth)
    .limit(500)
    .execute();

interface WrittenDate {
  cptsId: string;
  contractNth: number;
  key: string;
  dueOn: string | null;
  doneOn: string | null;
  note: string;
  /** The revision that was read; 0: nobody had written about it. */
  revision: number;
  at: Date;
  by: { userId: string; label: string };
}

/** Over the revision that was read; false when somebody was faster. */
export async function writeDate(tx: Tx, date: WrittenDate): Promise<boolean> {
  const values = {
    due_on: date.dueOn,
    done_on: date.doneOn,
    note: date.note,
    revision: date.revision + 1,
    updated_at: date.at,
    updated_by: date.by.userId,
    updated_by_label: date.by.label,
  };
  const row = await tx
    .insertInto("project_contract_dates")
    .values({ cpts_id: date.cptsId, contract_nth: date.contractNth, key: date.key, ...values })
    .onConflict((clash) =>
      clash
        .columns(["cpts_id", "contract_nth", "key"])
        .doUpdateSet(values)
        .where("project_contract_dates.revision", "=", date.revision),
    )
    .returning("revision")
    .executeTakeFirst();
  return row?.revision === date.revision + 1;
}

/** Says that an alert is told; false when it already was. */
export const keepAlert = async (
  tx: Tx,
  alert: { cptsId: string; contractNth: number; key: string; dueOn: string; leadDays: number; at: Date },
): Promise<boolean> =>
  (await tx
    .insertInto("project_contract_alerts")
    .values({
      cpts_id: alert.cptsId,
      contract_nth: alert.contractNth,
      key: alert.key,
      due_on: alert.dueOn,
      lead_days: alert.leadDays,
      told_at: alert.at,
    })
    .onConflict((clash) => clash.doNothing())
    .returning("key")
    .executeTakeFirst()) !== undefined;

/** Who runs the project: told of its dates. */
export const listCoordinators = async (tx: Tx, cptsId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom("identity_memberships")
      .select("user_id")
      .distinct()
      .where("cpts_id", "=", cptsId)
      .where("role", "=", "coordinator")
      .where("ended_at", "is", null)
      .limit(50)
      .execute()
  ).map((row) => row.user_id);

/** Whether this person still is somebody here who may read the calendar. */
export const mayStillRead = async (
  tx: Tx,
  cptsId: string,
  userId: string,
  roles: readonly string[],
): Promise<boolean> =>
  (await tx
    .selectFrom("identity_memberships as m")
    .innerJoin("identity_users as u", "u.id", "m.user_id")
    .select("m.id")
    .where("m.cpts_id", "=", cptsId)
    .where("m.user_id", "=", userId)
    .where("m.role", "in", [...roles])
    .where("m.ended_at", "is", null)
    .where("u.disabled_at", "is", null)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export const listFeeds = (tx: Tx, cptsId: string, userId: string) =>
  tx
    .selectFrom("project_feeds")
    .select(["id", "created_at"])
    .where("cpts_id", "=", cptsId)
    .where("created_by", "=", userId)
    .where("revoked_at", "is", null)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(50)
    .execute();

export async function insertFeed(
  tx: Tx,
  feed: { cptsId: string; hash: (id: string) => Buffer; userId: string; at: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto("project_feeds")
    .values({
      cpts_id: feed.cptsId,
      id,
      token_hash: feed.hash(id),
      created_by: feed.userId,
      created_at: feed.at,
    })
    .execute();
  return id;
}

export const findFeed = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("project_feeds")
    .select(["id", "token_hash as tokenHash", "created_by as userId"])
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();

export const revokeFeedRow = (tx: Tx, cptsId: string, id: string, userId: string, at: Date) =>
  tx
    .updateTable("project_feeds")
    .set({ revoked_at: at })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .where("created_by", "=", userId)
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst();
