import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { Answer } from "../model/form.ts";
import type { Engagement } from "../model/read-engagements.ts";

export interface ReadResponse {
  questionnaireId: string;
  version: number;
  sendingId: string;
  /** null: anonymous, or not found in the directory (yet). */
  professionalId: string | null;
  answeredAt: Date;
  answers: Readonly<Record<string, Answer>>;
  /** What was said of each mission the questionnaire asks about; empty when anonymous. */
  engagements: readonly Engagement[];
}

/** One answer with its author, for the slices that hear `forms.answered`; undefined when it is not there. */
export async function findResponse(
  tx: Tx,
  cptsId: string,
  responseId: string,
): Promise<ReadResponse | undefined> {
  const row = await tx
    .selectFrom("forms_responses as r")
    .innerJoin("forms_sendings as s", (join) =>
      join.onRef("s.cpts_id", "=", "r.cpts_id").onRef("s.id", "=", "r.sending_id"),
    )
    .select([
      "r.professional_id",
      "r.submitted_at",
      "r.answers",
      "r.engagements",
      "r.sending_id",
      "s.questionnaire_id",
      "s.version",
    ])
    .where("r.cpts_id", "=", cptsId)
    .where("r.id", "=", responseId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    questionnaireId: row.questionnaire_id,
    version: row.version,
    sendingId: row.sending_id,
    professionalId: row.professional_id,
    answeredAt: row.submitted_at,
    answers: row.answers as unknown as Record<string, Answer>,
    engagements: row.engagements as unknown as Engagement[],
  };
}

export interface EngagementLine {
  professionalId: string;
  mission: string;
  engaged: boolean;
  responseId: string;
  answeredAt: Date;
}

/** The last word of each professional on each mission they were asked about (set `mission-part`). */
export async function listEngagements(tx: Tx, cptsId: string): Promise<EngagementLine[]> {
  const { rows } = await sql<EngagementLine>`
    select distinct on (r.professional_id, e.mission) r.professional_id as "professionalId", e.mission, e.engaged, r.id as "responseId", r.submitted_at as "answeredAt"
    from forms_responses r cross join lateral jsonb_to_recordset(r.engagements) as e(mission text, engaged boolean)
    where r.cpts_id = ${cptsId} and r.professional_id is not null
    order by r.professional_id, e.mission, r.submitted_at desc, r.id desc limit 50000`.execute(tx);
  return rows;
}

export interface SolicitedLine {
  professionalId: string;
  /** When the first questionnaire was addressed to them. */
  firstAt: Date;
  mailed: boolean;
  answered: boolean;
}

/** Professionals to whom a questionnaire was addressed, anonymous ones included (that it was sent is no secret). */
export async function listSolicited(tx: Tx, cptsId: string): Promise<SolicitedLine[]> {
  const { rows } = await sql<SolicitedLine>`
    select professional_id as "professionalId", min(issued_at) as "firstAt", bool_or(mailed_at is not null) as mailed, bool_or(answered) as answered
    from forms_recipients where cpts_id = ${cptsId} group by professional_id order by professional_id limit 20000`.execute(
    tx,
  );
  return rows;
}
