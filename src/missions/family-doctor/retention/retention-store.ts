import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import { yearsAtOpening } from "../request/age-at-opening.ts";
import type { LineReasons } from "../run/run-line-store.ts";

/** Closed before that instant and not yet anonymous, locked by id; those that somebody holds are left for the next time. */
export const lockToForget = async (tx: Tx, cptsId: string, before: Date, limit: number): Promise<string[]> =>
  (
    await tx
      .selectFrom("mt_requests")
      .select("id")
      .where("cpts_id", "=", cptsId)
      .where("status", "=", "closed")
      .where("anonymous_at", "is", null)
      .where("closed_at", "<", before)
      .orderBy("id")
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
  ).map(({ id }) => id);

/** Whom these requests were for, before they no longer say it. */
export const listPatientsOf = async (tx: Tx, cptsId: string, ids: readonly string[]): Promise<string[]> =>
  (
    await tx
      .selectFrom("mt_requests")
      .select("patient_id")
      .distinct()
      .where("cpts_id", "=", cptsId)
      .where("id", "in", [...ids])
      .where("patient_id", "is not", null)
      .execute()
  ).flatMap(({ patient_id }) => patient_id ?? []);

/** Of these patients, those whom no search names any more, open or closed. */
export const keepWithoutSearch = async (tx: Tx, cptsId: string, patientIds: string[]): Promise<string[]> => {
  if (patientIds.length === 0) return [];
  const rows = await tx
    .selectFrom("mt_requests")
    .select("patient_id")
    .where("cpts_id", "=", cptsId)
    .where("patient_id", "in", patientIds)
    .execute();
  const named = new Set(rows.map(({ patient_id }) => patient_id));
  return patientIds.filter((id) => !named.has(id));
};

/** The birth date goes with the patient: the band becomes that of the opening, which measures count. */
export const keepAgeAtOpening = (tx: Tx, cptsId: string, ids: readonly string[], zone: string) =>
  sql`update mt_requests r set age_band = case when ${yearsAtOpening(zone)} < 16 then '0-15' when ${yearsAtOpening(zone)} < 70 then '16-69'
      when ${yearsAtOpening(zone)} < 80 then '70-79' else '80+' end
    from patients_records p
    where r.cpts_id = ${cptsId}::uuid and r.id = any(${[...ids]}::uuid[]) and p.cpts_id = r.cpts_id and p.id = r.patient_id
      and p.birth_on is not null`.execute(tx);

/**
 * Takes away what names a person or would find them again; what measures count stays: origin, criteria, age band, commune,
 * weight by criterion, states and their dates, the reason of the end.
 */
export const forgetRequests = (tx: Tx, cptsId: string, ids: readonly string[], at: Date) =>
  tx
    .updateTable("mt_requests")
    .set({
      anonymous_at: at,
      patient_id: null,
      declarant_user_id: null,
      declarant_label: "",
      carer_name: null,
      carer_phone: null,
      agreement_taken_by: null,
      follow_code_hash: null,
      treatment_ends_on: null,
      left_hospital_on: null,
      without_doctor_since_on: null,
      languages: [],
      family_professional_id: null,
      wish: "",
      fragility_note: "",
      postal_code: null,
      latitude: null,
      longitude: null,
      overruled_reason: sql`case when overruled_weight is null then null else 'Motif effacé.' end`,
      overruled_by: null,
      booking_id: null,
      held_booking_id: null,
      end_note: "",
      version: sql`version + 1`,
      updated_at: at,
    })
    .where("cpts_id", "=", cptsId)
    .where("id", "in", [...ids])
    .execute();

/** Steps keep their kind, their date and where they led; sentences and names go. */
export const forgetStories = (tx: Tx, cptsId: string, ids: readonly string[]) =>
  tx
    .updateTable("mt_request_events")
    .set({
      user_id: null,
      user_label: "",
      sentence: "",
      details: sql`jsonb_strip_nulls(jsonb_build_object('from', details->'from', 'to', details->'to'))`,
    })
    .where("cpts_id", "=", cptsId)
    .where("request_id", "in", [...ids])
    .execute();

export const forgetExclusions = (tx: Tx, cptsId: string, ids: readonly string[]) =>
  tx
    .deleteFrom("mt_exclusions")
    .where("cpts_id", "=", cptsId)
    .where("request_id", "in", [...ids])
    .execute();

/** Reasons and distances to several doctors together tell where a patient lived, and what they had. */
export const forgetProposals = (tx: Tx, cptsId: string, ids: readonly string[]) =>
  tx
    .updateTable("mt_proposals")
    .set({ refusal_note: "", token_hash: null, why: "[]", distance_meters: null })
    .where("cpts_id", "=", cptsId)
    .where("request_id", "in", [...ids])
    .execute();

const NO_REASONS: LineReasons = { items: [], why: [] };

/** Who was given and with what weight stays: the totals of a run still hold. */
export const forgetRunLines = (tx: Tx, cptsId: string, ids: readonly string[]) =>
  tx
    .updateTable("mt_run_lines")
    .set({ distance_meters: null, candidates: JSON.stringify(NO_REASONS) })
    .where("cpts_id", "=", cptsId)
    .where("request_id", "in", [...ids])
    .execute();

/** The ledger is closed to the application: the database does it, for requests made anonymous in this very transaction. */
export const forgetDecisions = (tx: Tx, ids: readonly string[]) =>
  sql`select mt_forget_decisions(id) from unnest(${[...ids]}::uuid[]) as id`.execute(tx);
