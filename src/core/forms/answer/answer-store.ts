import { sql } from "kysely";
import { prepared, type Tx } from "../../../platform/db/index.ts";
import { AUTHOR_COLUMNS, authorValues } from "../author/author-columns.ts";
import type { Author } from "../author/author-contract.ts";

/** A sending with its CPTS, as whoever answers needs it. */
export interface AskedRow {
  sending_id: string;
  questionnaire_id: string;
  version: number;
  title: string;
  introduction: string;
  identity: "named" | "anonymous";
  closes_at: Date;
  cpts_id: string;
  cpts_name: string;
  cpts_slug: string;
  cpts_time_zone: string;
  recipient_id: string | null;
  professional_id: string | null;
  answered: boolean;
}

const ASKED = `s.id as sending_id, s.questionnaire_id, s.version, s.title, s.introduction, s.identity, s.closes_at, c.id as cpts_id, c.name as cpts_name, c.slug as cpts_slug, c.time_zone as cpts_time_zone`;
const OPEN = "s.closed_at is null and s.closes_at > $3";

/** What a personal link opens while it may be answered. */
export const findByLink = async (
  tx: Tx,
  link: { cptsId: string; id: string; hash: Buffer },
  now: Date,
): Promise<AskedRow | undefined> =>
  (
    await prepared<AskedRow & { [key: string]: unknown }>(
      tx,
      "forms-by-link",
      `select ${ASKED}, f.id as recipient_id, f.professional_id, f.answered
       from forms_recipients f join forms_sendings s on s.cpts_id = f.cpts_id and s.id = f.sending_id join territory_cpts c on c.id = f.cpts_id
       where f.cpts_id = $1 and f.id = $4 and f.token_hash = $2 and ${OPEN}`,
      [link.cptsId, link.hash, now, link.id],
    )
  )[0];

/** What the address of a public page opens while it may be answered. */
export const findByKey = async (
  tx: Tx,
  cptsId: string,
  key: string,
  now: Date,
): Promise<AskedRow | undefined> =>
  (
    await prepared<AskedRow & { [key: string]: unknown }>(
      tx,
      "forms-by-key",
      `select ${ASKED}, null::uuid as recipient_id, null::uuid as professional_id, false as answered
       from forms_sendings s join territory_cpts c on c.id = s.cpts_id where s.cpts_id = $1 and s.public_key = $2 and ${OPEN}`,
      [cptsId, key, now],
    )
  )[0];

export interface DraftRow {
  id: string;
  content: Record<string, unknown>;
  /** Of a named public page: who says they answer. */
  author: Author | null;
  revision: number;
  sent: boolean;
}

const draftQuery = (tx: Tx, cptsId: string, sendingId: string, hash: Buffer) =>
  tx
    .selectFrom("forms_drafts")
    .select(["id", "content", "author", "revision", "sent"])
    .where("cpts_id", "=", cptsId)
    .where("sending_id", "=", sendingId)
    .where("key_hash", "=", hash);

export const findDraft = (tx: Tx, cptsId: string, sendingId: string, hash: Buffer) =>
  draftQuery(tx, cptsId, sendingId, hash).executeTakeFirst() as Promise<unknown> as Promise<
    DraftRow | undefined
  >;
export const lockDraft = (tx: Tx, cptsId: string, sendingId: string, hash: Buffer) =>
  draftQuery(tx, cptsId, sendingId, hash).forUpdate().executeTakeFirst() as Promise<unknown> as Promise<
    DraftRow | undefined
  >;

export const insertDraft = (
  tx: Tx,
  row: { cptsId: string; id: string; sendingId: string; hash: Buffer; content: object; expiresAt: Date },
) =>
  tx
    .insertInto("forms_drafts")
    .values({
      cpts_id: row.cptsId,
      id: row.id,
      sending_id: row.sendingId,
      key_hash: row.hash,
      content: JSON.stringify(row.content),
      expires_at: row.expiresAt,
    })
    .execute();

export const updateDraft = (
  tx: Tx,
  cptsId: string,
  draft: DraftRow,
  content: object,
  author: Author | null,
) =>
  tx
    .updateTable("forms_drafts")
    .set({
      content: JSON.stringify(content),
      author: author && JSON.stringify(author),
      revision: draft.revision + 1,
    })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", draft.id)
    .execute();

/** False when this proof has served: the key is the judge. */
export async function spendProof(
  tx: Tx,
  cptsId: string,
  proofHash: Buffer,
  expiresAt: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto("forms_proofs")
    .values({ cpts_id: cptsId, proof_hash: proofHash, expires_at: expiresAt })
    .onConflict((conflict) => conflict.columns(["cpts_id", "proof_hash"]).doNothing())
    .returning("proof_hash")
    .executeTakeFirst();
  return row !== undefined;
}

export interface ResponseInsert {
  cptsId: string;
  id: string;
  sendingId: string;
  identity: "named" | "anonymous";
  recipientId: string | null;
  professionalId: string | null;
  how: "link" | "public" | "paper";
  typedBy: string | null;
  answers: object;
  engagements: object;
  score: number | null;
  author: Author | null;
  at: Date;
}

/** The answer; of an anonymous one nothing tells whose, and the database keeps the day alone. */
export const insertResponse = (tx: Tx, row: ResponseInsert) =>
  prepared(
    tx,
    "forms-insert-response",
    `insert into forms_responses (cpts_id, id, sending_id, identity, recipient_id, professional_id, how, typed_by, answers, engagements, score, submitted_at, counted, ${AUTHOR_COLUMNS})
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $4 = 'named', ${authorValues("$13::jsonb")}`,
    [
      row.cptsId,
      row.id,
      row.sendingId,
      row.identity,
      row.recipientId,
      row.professionalId,
      row.how,
      row.typedBy,
      JSON.stringify(row.answers),
      JSON.stringify(row.engagements),
      row.score,
      row.at,
      JSON.stringify(row.author),
    ],
  );

export const countNobodysPapers = async (tx: Tx, cptsId: string, sendingId: string): Promise<number> =>
  (
    await tx
      .selectFrom("forms_responses")
      .select(sql<number>`count(*)::int`.as("n"))
      .where("cpts_id", "=", cptsId)
      .where("sending_id", "=", sendingId)
      .where("how", "=", "paper")
      .where("recipient_id", "is", null)
      .executeTakeFirstOrThrow()
  ).n;

/** Marks who has answered, once; of an anonymous questionnaire without when. @returns false when they had answered before */
export async function markAnswered(
  tx: Tx,
  of: {
    cptsId: string;
    recipientId: string;
    identity: "named" | "anonymous";
    draftHash: Buffer;
    sendingId: string;
  },
  now: Date,
): Promise<boolean> {
  const rows = await prepared(
    tx,
    "forms-mark-answered",
    `with gone as (delete from forms_drafts where cpts_id = $1 and sending_id = $4 and key_hash = $5)
     update forms_recipients set answered = true, answered_at = $3, told = (identity = 'named') where cpts_id = $1 and id = $2 and not answered returning id`,
    [of.cptsId, of.recipientId, of.identity === "named" ? now : null, of.sendingId, of.draftHash],
  );
  return rows.length > 0;
}

export const forgetPast = async (tx: Tx, cptsId: string, now: Date): Promise<void> => {
  await sql`delete from forms_drafts where cpts_id = ${cptsId} and id in (
    select id from forms_drafts where cpts_id = ${cptsId} and expires_at < ${now} limit 10000)`.execute(tx);
  await sql`delete from forms_proofs where cpts_id = ${cptsId} and proof_hash in (
    select proof_hash from forms_proofs where cpts_id = ${cptsId} and expires_at < ${now} limit 10000)`.execute(
    tx,
  );
};

/** Content of a version; what is published never changes, so it may be kept in memory. */
export const findContent = async (
  tx: Tx,
  cptsId: string,
  questionnaireId: string,
  version: number,
): Promise<unknown> =>
  (
    await prepared<{ content: unknown }>(
      tx,
      "forms-content",
      "select content from forms_versions where cpts_id = $1 and questionnaire_id = $2 and version = $3 and state = 'published'",
      [cptsId, questionnaireId, version],
    )
  )[0]?.content;
