import type { Tx } from "../../db/index.ts";

export interface JournalFilter {
  patientId?: string | undefined;
  userId?: string | undefined;
  action?: string | undefined;
  from?: Date | undefined;
  /** Excluded. */
  to?: Date | undefined;
  after?: readonly [string, string] | undefined;
  limit: number;
}

export const listEntries = (tx: Tx, cptsId: string, filter: JournalFilter) => {
  const { patientId, userId, action, from, to, after } = filter;
  let query = tx
    .selectFrom("audit_entries as e")
    .leftJoin("audit_seals as s", (join) =>
      join.onRef("s.cpts_id", "=", "e.cpts_id").onRef("s.entry_id", "=", "e.id"),
    )
    .select([
      "e.id",
      "e.at",
      "e.actor_user_id",
      "e.actor_label",
      "e.action",
      "e.subject_kind",
      "e.subject_id",
      "e.patient_id",
      "e.purpose",
      "e.details",
      "s.seq",
    ])
    .where("e.cpts_id", "=", cptsId);
  if (patientId) query = query.where("e.patient_id", "=", patientId);
  if (userId) query = query.where("e.actor_user_id", "=", userId);
  if (action) query = query.where("e.action", "=", action);
  if (from) query = query.where("e.at", ">=", from);
  if (to) query = query.where("e.at", "<", to);
  if (after)
    query = query.where((eb) => eb(eb.refTuple("e.at", "e.id"), "<", eb.tuple(new Date(after[0]), after[1])));
  return query
    .orderBy("e.at", "desc")
    .orderBy("e.id", "desc")
    .limit(filter.limit + 1)
    .execute();
};

/** Whoever holds or held a role here, by name. */
export const listPeople = (tx: Tx, cptsId: string) =>
  tx
    .selectFrom("identity_memberships as m")
    .innerJoin("identity_users as u", "u.id", "m.user_id")
    .select(["u.id", "u.given_name", "u.family_name"])
    .distinct()
    .where("m.cpts_id", "=", cptsId)
    .orderBy("u.family_name")
    .orderBy("u.given_name")
    .orderBy("u.id")
    .limit(1_000)
    .execute();
