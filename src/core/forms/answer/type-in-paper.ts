import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { findVersion } from "../questionnaire/questionnaire-store.ts";
import { formOf } from "../questionnaire/read-questionnaires.ts";
import { isOpen, noSending, over } from "../sending/send-questionnaire.ts";
import { countRecipients, findSending, lockSending, type SendingRow } from "../sending/sending-store.ts";
import type { PaperInput } from "./answer-contract.ts";
import { countNobodysPapers, markAnswered } from "./answer-store.ts";
import { hashDraftKey } from "./find-asked.ts";
import { keepPaper } from "./keep-paper.ts";
import { readWhole } from "./send-answers.ts";
import { sayTooLong } from "./too-long.ts";

/** A paper that came back, typed in: of a person of the list (who counts as having answered), or of nobody named. */
export const typeInPaper = (
  deps: Deps,
  actor: Actor,
  once: Once,
  sendingId: string,
  input: PaperInput,
): Promise<{ done: true }> =>
  actOnce(deps, actor, once, async (tx) => {
    const sending = await findSending(tx, actor.cptsId, sendingId);
    const version =
      sending && (await findVersion(tx, actor.cptsId, sending.questionnaire_id, sending.version));
    if (!sending || !version) throw noSending();
    if (!isOpen(sending, nowOf(deps))) throw over(sending);
    const identity = sending.identity as "named" | "anonymous";
    const form = formOf(version);
    const answers = readWhole(form, input.answers);
    const recipient =
      input.recipientId === null
        ? null
        : await takeRecipient(tx, actor.cptsId, sendingId, input.recipientId, identity, nowOf(deps));
    if (!recipient) await countPapers(tx, actor.cptsId, sending);
    await keepPaper(
      deps,
      tx,
      {
        cpts_id: actor.cptsId,
        sending_id: sendingId,
        questionnaire_id: sending.questionnaire_id,
        identity,
        form,
        recipient_id: recipient?.id ?? null,
        professional_id: recipient?.professional_id ?? null,
      },
      { answers, author: input.author, typedBy: actor.userId },
    );
    // The journal bears its instant: of an anonymous paper it says that one was typed in, not which.
    await recordAct(deps, actor, tx, {
      action: "forms.paper-typed-in",
      subjectKind: "forms-sending",
      subjectId: sendingId,
    });
    return { done: true } as const;
  }).catch(sayTooLong);

/** Papers of people who are not of the list, of one sending: a meeting's worth many times over, and a bound to what one may make up. */
const MOST_PAPERS = 500;

/** The sending is held meanwhile: two assistants count one after the other. @throws conflict `forms.too-many-papers` */
async function countPapers(tx: Tx, cptsId: string, sending: SendingRow): Promise<void> {
  await lockSending(tx, cptsId, sending.id);
  // An anonymous paper does not say whether it is of somebody of the list: as many as there are of them are taken to be.
  const most =
    MOST_PAPERS + (sending.identity === "anonymous" ? await countRecipients(tx, cptsId, sending.id) : 0);
  if ((await countNobodysPapers(tx, cptsId, sending.id)) >= most)
    throw conflict(
      "forms.too-many-papers",
      `${MOST_PAPERS} papiers sans destinataire au plus par envoi : ce nombre est atteint. Choisissez la personne dans la liste, ou ajoutez-la d'abord à l'envoi.`,
    );
}

async function takeRecipient(
  tx: Tx,
  cptsId: string,
  sendingId: string,
  recipientId: string,
  identity: "named" | "anonymous",
  now: Date,
) {
  const row = await tx
    .selectFrom("forms_recipients")
    .select(["id", "professional_id"])
    .where("cpts_id", "=", cptsId)
    .where("sending_id", "=", sendingId)
    .where("id", "=", recipientId)
    .executeTakeFirst();
  if (!row)
    throw notFound(
      "forms.no-recipient",
      "Cette personne n'est pas de ceux à qui le questionnaire a été envoyé.",
    );
  const of = { cptsId, recipientId, identity, sendingId, draftHash: hashDraftKey("") };
  if (!(await markAnswered(tx, of, now)))
    throw conflict(
      "forms.answered-already",
      "Cette personne a déjà répondu : sa réponse est gardée, celle-ci n'a pas été enregistrée.",
    );
  return row;
}
