import { type Selectable, sql } from "kysely";
import { prepared, type Tables, type Tx } from "../../../platform/db/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { groupsOf } from "../record/search-patient-rows.ts";
import { swapDayAndMonth } from "./date-likeness.ts";
import type { TwinTraits } from "./score-twins.ts";

export type PairRow = Selectable<Tables["patients_twin_pairs"]>;

type Sides = Pick<
  Selectable<Tables["patients_records"]>,
  | "id"
  | "birth_family_name"
  | "used_family_name"
  | "birth_given_names"
  | "used_given_name"
  | "sex"
  | "birth_on"
  | "birth_place_code"
  | "identity_status"
>;
export type TwinRow = Sides & { ins_index: string | null; ins_authority: string | null };

export const traitsOf = (row: TwinRow): TwinTraits => ({
  birthFamilyName: row.birth_family_name,
  usedFamilyName: row.used_family_name,
  birthGivenNames: row.birth_given_names,
  usedGivenName: row.used_given_name,
  sex: row.sex,
  birthOn: row.birth_on,
  birthPlaceCode: row.birth_place_code,
  ins: row.ins_index
    ? {
        index: row.ins_index,
        authority: row.ins_authority ?? "",
        inUse: ["RECUPEREE", "QUALIFIEE"].includes(row.identity_status),
      }
    : null,
});

const COLUMNS = `p.id, p.birth_family_name, p.used_family_name, p.birth_given_names, p.used_given_name, p.sex, p.birth_on,
  p.birth_place_code, p.identity_status, encode(p.ins_index_hash, 'hex') as ins_index, p.ins_authority`;
// With a typing error and a name that is missing on one side, a third of the groups of letters remains.
const LEAST_SHARE = 0.3;

/**
 * Records worth comparing with these traits, 125 at most: names that share groups of letters, the same or the exchanged date
 * of birth, the same INS. Each is the walk of an index.
 */
export function listTwinCandidates(
  tx: Tx,
  cptsId: string,
  traits: TwinTraits,
  exceptId: string | null,
): Promise<TwinRow[]> {
  const names = [traits.birthGivenNames, traits.usedGivenName, traits.birthFamilyName, traits.usedFamilyName];
  const groups = groupsOf(foldText(names.filter(Boolean).join(" ")));
  const dates = traits.birthOn ? [traits.birthOn, swapDayAndMonth(traits.birthOn)].filter(Boolean) : [];
  return prepared<TwinRow>(tx, "patients-twin-candidates", CANDIDATES, [
    cptsId,
    groups,
    Math.max(1, Math.ceil(groups.length * LEAST_SHARE)),
    dates,
    traits.ins?.index ?? null,
    exceptId,
  ]);
}

const CANDIDATES = `with hits as materialized (
    select patient_id as id from patients_name_grams where cpts_id = $1::uuid and gram = any($2::text[])
    group by patient_id having count(*) >= $3::int order by count(*) desc, patient_id limit 60),
  born as materialized (
    select id from patients_records where cpts_id = $1::uuid and birth_on = any($4::date[]) order by birth_on, id limit 60),
  same as materialized (
    select id from patients_records where cpts_id = $1::uuid and ins_index_hash = decode($5::text, 'hex') limit 5)
  select ${COLUMNS} from (select id from hits union select id from born union select id from same) c
    join patients_records p on p.cpts_id = $1::uuid and p.id = c.id
  where p.merged_into_id is null and p.id is distinct from $6::uuid`;

export const findTwinRow = async (tx: Tx, cptsId: string, id: string): Promise<TwinRow | undefined> =>
  (
    await prepared<TwinRow>(
      tx,
      "patients-twin-row",
      `select ${COLUMNS} from patients_records p where p.cpts_id = $1 and p.id = $2`,
      [cptsId, id],
    )
  )[0];

const TO_SEEK = `from patients_records p where p.cpts_id = $1 and p.merged_into_id is null
       and (p.twins_sought_at is null or p.twins_sought_at < p.updated_at)`;

/** Records that are new or were corrected since doubles were last looked for; the newest first, as ids follow time. */
export const listToSeek = (tx: Tx, cptsId: string, limit: number): Promise<TwinRow[]> =>
  prepared<TwinRow>(tx, "patients-to-seek", `select ${COLUMNS} ${TO_SEEK} order by p.id desc limit $2`, [
    cptsId,
    limit,
  ]);

/** How many records are still to be looked at. */
export const countToSeek = async (tx: Tx, cptsId: string): Promise<number> =>
  (
    await prepared<{ count: number }>(
      tx,
      "patients-to-seek-count",
      `select count(*)::int as count ${TO_SEEK}`,
      [cptsId],
    )
  )[0]?.count ?? 0;

export const markSought = (tx: Tx, cptsId: string, ids: readonly string[], now: Date) =>
  tx
    .updateTable("patients_records")
    .set({ twins_sought_at: sql`greatest(${now}::timestamptz, updated_at)` })
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...ids])
    .execute();

/** What was likely is said anew; what a person called different stays so. */
export const deleteLikelyPairs = (tx: Tx, cptsId: string, id: string) =>
  tx
    .deleteFrom("patients_twin_pairs")
    .where("cpts_id", "=", cptsId)
    .where("state", "=", "likely")
    .where((where) => where.or([where("one_id", "=", id), where("other_id", "=", id)]))
    .execute();

export const upsertLikelyPair = (
  tx: Tx,
  cptsId: string,
  pair: { oneId: string; otherId: string; score: number; reasons: readonly string[] },
  now: Date,
) => {
  const [one_id, other_id] = inOrder(pair.oneId, pair.otherId);
  const said = { score: pair.score, reasons: JSON.stringify(pair.reasons) };
  return tx
    .insertInto("patients_twin_pairs")
    .values({ cpts_id: cptsId, one_id, other_id, state: "likely", ...said, found_at: now })
    .onConflict((conflict) =>
      conflict.columns(["cpts_id", "one_id", "other_id"]).doUpdateSet({ ...said, found_at: now }),
    )
    .execute();
};

/** A pair is one row, whichever record is named first. */
export const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

export const findPair = (tx: Tx, cptsId: string, a: string, b: string): Promise<PairRow | undefined> => {
  const [one, other] = inOrder(a, b);
  return tx
    .selectFrom("patients_twin_pairs")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("one_id", "=", one)
    .where("other_id", "=", other)
    .executeTakeFirst();
};

export const decidePair = (
  tx: Tx,
  cptsId: string,
  pair: { oneId: string; otherId: string; score: number; reasons: readonly string[] },
  decided: { state: "likely" | "different"; userId: string; label: string; at: Date; reason: string },
) => {
  const [one_id, other_id] = inOrder(pair.oneId, pair.otherId);
  const change = {
    state: decided.state,
    decided_by: decided.userId,
    decided_label: decided.label.slice(0, 200),
    decided_at: decided.at,
    decided_reason: decided.reason,
  };
  return tx
    .insertInto("patients_twin_pairs")
    .values({
      cpts_id: cptsId,
      one_id,
      other_id,
      score: pair.score,
      reasons: JSON.stringify(pair.reasons),
      found_at: decided.at,
      ...change,
    })
    .onConflict((conflict) => conflict.columns(["cpts_id", "one_id", "other_id"]).doUpdateSet(change))
    .execute();
};

/** Likely pairs of live records, the surest first. */
export const listLikelyPairs = (
  tx: Tx,
  cptsId: string,
  page: { after: readonly [number, string, string] | undefined; limit: number },
) => {
  let query = tx
    .selectFrom("patients_twin_pairs as t")
    .innerJoin("patients_records as a", (join) =>
      join.onRef("a.cpts_id", "=", "t.cpts_id").onRef("a.id", "=", "t.one_id"),
    )
    .innerJoin("patients_records as b", (join) =>
      join.onRef("b.cpts_id", "=", "t.cpts_id").onRef("b.id", "=", "t.other_id"),
    )
    .select(["t.one_id", "t.other_id", "t.score", "t.reasons", "t.found_at"])
    .where("t.cpts_id", "=", cptsId)
    .where("t.state", "=", "likely")
    .where("a.merged_into_id", "is", null)
    .where("b.merged_into_id", "is", null);
  if (page.after) {
    const [score, one, other] = page.after;
    query = query.where(
      sql<boolean>`(-t.score, t.one_id, t.other_id) > (${-score}::int, ${one}::uuid, ${other}::uuid)`,
    );
  }
  return query
    .orderBy("t.score", "desc")
    .orderBy("t.one_id")
    .orderBy("t.other_id")
    .limit(page.limit + 1)
    .execute();
};
