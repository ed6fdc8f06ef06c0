import type { Actor } from "../../../platform/access/index.ts";
import { isId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act, pageOf, readPageKey } from "../../../platform/http/index.ts";
import { localDateOf, nowOf } from "../../../platform/time/index.ts";
import { askAuthor } from "../author/ask-author.ts";
import { onWire } from "../questionnaire/form-schema.ts";
import { findVersion } from "../questionnaire/questionnaire-store.ts";
import { formOf } from "../questionnaire/read-questionnaires.ts";
import type { KeptCounts } from "../retention/kept-counts.ts";
import { answerUrl } from "./mail-recipient.ts";
import { listRecipients } from "./people-store.ts";
import { ratesByRow } from "./rates-by-row.ts";
import { isOpen, noSending } from "./send-questionnaire.ts";
import type { Mine, OpenPapers, RecipientPage, Sending, SendingLine } from "./sending-contract.ts";
import {
  countByCommune,
  countByTrade,
  countMails,
  findSending,
  listOpenFor,
  listSendings,
  type SendingLineRow,
} from "./sending-store.ts";
import { makeLink } from "./signed-link.ts";

export const readSendings = (deps: Deps, actor: Actor): Promise<{ items: SendingLine[] }> =>
  act(deps, actor, async (tx) => ({
    items: (await listSendings(tx, actor.cptsId)).map((row) => lineOf(row, nowOf(deps))),
  }));

const lineOf = (row: SendingLineRow, now: Date): SendingLine => ({
  id: row.id,
  questionnaireId: row.questionnaire_id,
  title: row.title,
  identity: row.identity as "named" | "anonymous",
  createdAt: row.created_at.toISOString(),
  closesAt: (row.closed_at ?? row.closes_at).toISOString(),
  open: isOpen(row, now),
  recipients: row.recipients,
  answered: row.answered,
  responses: row.responses,
});

/** One sending, with who answered by profession and by commune. */
export const showSending = (deps: Deps, actor: Actor, id: string): Promise<Sending> =>
  act(deps, actor, async (tx) => {
    const [row] = await listSendings(tx, actor.cptsId, id);
    if (!row) throw noSending();
    const counts = (row.kept as KeptCounts | null) ?? (await countNow(tx, actor.cptsId, id));
    return {
      ...lineOf(row, nowOf(deps)),
      version: row.version,
      introduction: row.introduction,
      publicUrl: row.public_key ? answerUrl(deps, actor.cptsSlug, row.public_key) : null,
      reminders: row.reminders,
      reminderDays: row.reminder_days,
      forgottenAt: row.forgotten_at?.toISOString() ?? null,
      mailed: counts.mailed,
      withoutMail: counts.withoutMail,
      stopped: counts.stopped,
      byProfession: counts.byProfession,
      byCommune: counts.byCommune,
    };
  });

/** Who was written to and who has answered, while it is known. */
export async function countNow(
  tx: Tx,
  cptsId: string,
  id: string,
): Promise<Omit<KeptCounts, "recipients" | "answered" | "numbers">> {
  const mails = await countMails(tx, cptsId, id);
  return {
    mailed: mails.mailed,
    withoutMail: mails.without_mail,
    stopped: mails.stopped,
    byProfession: ratesByRow(await countByTrade(tx, cptsId, id)),
    byCommune: await countByCommune(tx, cptsId, id),
  };
}

export const readRecipients = (
  deps: Deps,
  actor: Actor,
  id: string,
  query: { state: "all" | "waiting" | "answered"; after?: string | undefined; limit: number },
): Promise<RecipientPage> =>
  act(deps, actor, async (tx) => {
    if (!(await findSending(tx, actor.cptsId, id))) throw noSending();
    const rows = await listRecipients(
      tx,
      { cptsId: actor.cptsId, sendingId: id },
      { state: query.state, after: nameKey(query.after), limit: query.limit + 1 },
    );
    const { items, next } = pageOf(rows, query.limit, (row) => [row.family_name, row.recipient_id]);
    return {
      items: items.map((row) => ({
        id: row.recipient_id,
        professionalId: row.id,
        name: `${row.given_name} ${row.family_name}`.trim(),
        professionLabel: row.speciality_label ?? row.profession_label,
        communeName: row.commune_name,
        hasMail: row.email !== null,
        mailedAt: row.mailed_at?.toISOString() ?? null,
        reminders: row.reminders,
        stopped: row.stopped,
        answered: row.answered,
        answeredAt: row.answered_at?.toISOString() ?? null,
      })),
      next,
    };
  });

function nameKey(text: string | undefined): [string, string] | undefined {
  const key = readPageKey(text, 2);
  if (!key) return undefined;
  const [name, id] = key;
  if (
    typeof name === "string" &&
    name.isWellFormed() &&
    !name.includes("\0") &&
    typeof id === "string" &&
    isId(id)
  )
    return [name, id];
  throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
}

/** The form to type papers into. */
export const showFormOfSending = (deps: Deps, actor: Actor, id: string) =>
  act(deps, actor, async (tx) => {
    const row = await findSending(tx, actor.cptsId, id);
    const version = row && (await findVersion(tx, actor.cptsId, row.questionnaire_id, row.version));
    if (!row || !version) throw noSending();
    const identity = row.identity as "named" | "anonymous";
    const today = localDateOf(deps.clock.now(), actor.timeZone).toString();
    const asked = { cptsId: actor.cptsId, today, form: formOf(version) };
    return {
      title: row.title,
      identity,
      open: isOpen(row, nowOf(deps)),
      form: onWire(asked.form),
      author: identity === "named" ? await askAuthor(tx, asked, null) : null,
    };
  });

/** What papers may still be typed in for: titles alone, for who types is not told the counts. */
export const readOpenPapers = (deps: Deps, actor: Actor): Promise<OpenPapers> =>
  act(deps, actor, async (tx) => ({
    items: (await listSendings(tx, actor.cptsId))
      .map((row) => lineOf(row, nowOf(deps)))
      .filter(({ open }) => open)
      .map(({ id, title, identity, closesAt }) => ({ id, title, identity, closesAt })),
  }));

/** Questionnaires that wait for the person who is signed in, each with the page to answer on. */
export const readMine = (deps: Deps, actor: Actor): Promise<Mine> =>
  act(deps, actor, async (tx) => {
    const rows = await listOpenFor(tx, actor.cptsId, actor.professionalIds, nowOf(deps));
    return {
      items: rows.map((row) => ({
        title: row.title,
        closesAt: row.closes_at.toISOString(),
        answered: row.answered,
        anonymous: row.identity === "anonymous",
        path: row.answered
          ? null
          : `/c/${actor.cptsSlug}/questionnaire/${makeLink(deps, "answer", { cptsId: actor.cptsId, id: row.recipient_id, issuedAt: row.issued_at })}`,
      })),
    };
  });
