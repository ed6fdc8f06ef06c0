import { type Selectable, sql } from "kysely";
import type { Tables, Tx } from "../../../platform/db/index.ts";
import type { Form } from "../model/form.ts";

export type VersionRow = Selectable<Tables["forms_versions"]>;

export const insertQuestionnaire = (
  tx: Tx,
  row: {
    cptsId: string;
    id: string;
    title: string;
    readyKey: string | null;
    userId: string | null;
    now: Date;
  },
) =>
  tx
    .insertInto("forms_questionnaires")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      title: row.title,
      ready_key: row.readyKey,
      created_by: row.userId,
      created_at: row.now,
      updated_at: row.now,
    })
    .execute();

export const findQuestionnaire = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("forms_questionnaires")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .executeTakeFirst();

/** Who changes versions of a questionnaire waits for who does. */
export const lockQuestionnaire = (tx: Tx, cptsId: string, id: string) =>
  tx
    .selectFrom("forms_questionnaires")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

export interface LineRow {
  id: string;
  title: string;
  updated_at: Date;
  archived_at: Date | null;
  version: number | null;
  has_draft: boolean;
  sendings: number;
}

export async function listQuestionnaires(tx: Tx, cptsId: string): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select q.id, q.title, q.updated_at, q.archived_at,
      (select max(v.version) from forms_versions v where v.cpts_id = q.cpts_id and v.questionnaire_id = q.id and v.state = 'published') as version,
      exists (select from forms_versions v where v.cpts_id = q.cpts_id and v.questionnaire_id = q.id and v.state = 'draft') as has_draft,
      (select count(*)::int from forms_sendings s where s.cpts_id = q.cpts_id and s.questionnaire_id = q.id) as sendings
    from forms_questionnaires q where q.cpts_id = ${cptsId}
    order by (q.archived_at is not null), q.updated_at desc, q.id desc limit 500`.execute(tx);
  return rows;
}

export const updateQuestionnaire = (
  tx: Tx,
  cptsId: string,
  id: string,
  change: { title?: string; archived_at?: Date | null; updated_at: Date },
) =>
  tx
    .updateTable("forms_questionnaires")
    .set(change)
    .where("cpts_id", "=", cptsId)
    .where("id", "=", id)
    .execute();

export const insertVersion = (
  tx: Tx,
  row: {
    cptsId: string;
    questionnaireId: string;
    version: number;
    form: Form;
    userId: string | null;
    now: Date;
  },
) =>
  tx
    .insertInto("forms_versions")
    .values({
      cpts_id: row.cptsId,
      questionnaire_id: row.questionnaireId,
      version: row.version,
      state: "draft",
      content: JSON.stringify(row.form),
      created_at: row.now,
      updated_at: row.now,
      updated_by: row.userId,
    })
    .execute();

/** The newest first. */
export const listVersions = (tx: Tx, cptsId: string, questionnaireId: string): Promise<VersionRow[]> =>
  tx
    .selectFrom("forms_versions")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("questionnaire_id", "=", questionnaireId)
    .orderBy("version", "desc")
    .limit(200)
    .execute();

export const findVersion = (tx: Tx, cptsId: string, questionnaireId: string, version: number) =>
  tx
    .selectFrom("forms_versions")
    .selectAll()
    .where("cpts_id", "=", cptsId)
    .where("questionnaire_id", "=", questionnaireId)
    .where("version", "=", version)
    .executeTakeFirst();

/** Undefined when the draft is no longer at that revision: another has written. */
export const updateDraft = (
  tx: Tx,
  of: { cptsId: string; questionnaireId: string; revision: number },
  form: Form,
  userId: string,
  now: Date,
) =>
  tx
    .updateTable("forms_versions")
    .set({ content: JSON.stringify(form), revision: of.revision + 1, updated_at: now, updated_by: userId })
    .where("cpts_id", "=", of.cptsId)
    .where("questionnaire_id", "=", of.questionnaireId)
    .where("state", "=", "draft")
    .where("revision", "=", of.revision)
    .returningAll()
    .executeTakeFirst();

export const publishDraft = (tx: Tx, draft: VersionRow, userId: string, now: Date) =>
  tx
    .updateTable("forms_versions")
    .set({ state: "published", published_at: now, published_by: userId })
    .where("cpts_id", "=", draft.cpts_id)
    .where("questionnaire_id", "=", draft.questionnaire_id)
    .where("version", "=", draft.version)
    .execute();
