import { sql } from "kysely";
import { type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { formatDate, nowOf } from "../../../platform/time/index.ts";
import { makeLink } from "./signed-link.ts";

export const MAIL_RECIPIENT = "forms.mail-recipient";

/** The mail of each leaves by a job of its own, once committed. */
export async function enqueueJobs(tx: Tx, cptsId: string, recipientIds: readonly string[]): Promise<void> {
  for (const recipientId of recipientIds)
    await enqueueJob(tx, { name: MAIL_RECIPIENT, payload: { cptsId, recipientId } });
}

interface MailRow {
  issued_at: Date;
  email: string | null;
  answered: boolean;
  reminders: number;
  mailed_at: Date | null;
  stopped: boolean;
  title: string;
  introduction: string;
  identity: string;
  closes_at: Date;
  is_open: boolean;
  name: string;
  slug: string;
  time_zone: string;
}

async function findMail(tx: Tx, cptsId: string, id: string, now: Date): Promise<MailRow | undefined> {
  const { rows } = await sql<MailRow>`
    select f.issued_at, d.email, f.answered, f.reminders, f.mailed_at, s.title, s.introduction, s.identity, s.closes_at,
      s.closed_at is null and s.closes_at > ${now} as is_open, c.name, c.slug, c.time_zone,
      exists (select from forms_stops t where t.cpts_id = f.cpts_id and t.professional_id = f.professional_id) as stopped
    from forms_recipients f join forms_sendings s on s.cpts_id = f.cpts_id and s.id = f.sending_id
    join directory_professionals d on d.cpts_id = f.cpts_id and d.id = f.professional_id join territory_cpts c on c.id = f.cpts_id
    where f.cpts_id = ${cptsId} and f.id = ${id}`.execute(tx);
  return rows[0];
}

/** Job: the mail of one recipient, the first or a reminder, while it may be answered and they want it. No answer is ever in it. */
export async function mailRecipient(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const [cptsId, id] = [String(payload["cptsId"]), String(payload["recipientId"])];
  const now = nowOf(deps);
  const row = await withTenant(deps.db, cptsId, (tx) => findMail(tx, cptsId, id, now));
  if (!row?.email || !row.is_open || row.answered || row.stopped) return;
  const url = answerUrl(deps, row.slug, makeLink(deps, "answer", { cptsId, id, issuedAt: row.issued_at }));
  await deps.mail.send({ to: row.email, ...mailOf(row, url) });
  // Sent before it is noted: after a fall in between, a mail comes twice rather than never.
  await withTenant(deps.db, cptsId, (tx) =>
    tx
      .updateTable("forms_recipients")
      .set({ mailed_at: now })
      .where("cpts_id", "=", cptsId)
      .where("id", "=", id)
      .execute(),
  );
}

export const answerUrl = (deps: Deps, slug: string, key: string): string =>
  `${deps.settings.publicUrl}/c/${slug}/questionnaire/${key}`;

function mailOf(row: MailRow, url: string): { subject: string; text: string } {
  const until = formatDate(new Date(row.closes_at.getTime() - 1), row.time_zone);
  return {
    subject: `${row.reminders > 0 ? "Rappel : " : ""}${row.title} (${row.name})`.slice(0, 200),
    text: [
      "Bonjour,",
      "",
      row.reminders > 0
        ? `${row.name} vous a adressé un questionnaire, auquel vous n'avez pas encore répondu : « ${row.title} ».`
        : `${row.name} vous adresse un questionnaire : « ${row.title} ».`,
      ...(row.introduction ? ["", row.introduction] : []),
      "",
      `Pour répondre, sans compte ni mot de passe, jusqu'au ${until} :`,
      url,
      "",
      row.identity === "anonymous"
        ? "Vos réponses sont anonymes : il est noté que vous avez répondu, jamais ce que vous avez répondu."
        : "Vos réponses portent votre nom. Ce lien est le vôtre : ne le transmettez pas.",
      "",
      "Pour ne plus recevoir de questionnaire de cette CPTS :",
      `${url}?stop=1`,
      "",
      "Maillage",
    ].join("\n"),
  };
}
