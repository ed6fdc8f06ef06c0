import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import { nowOf } from "../now-of.ts";
import { findVersion } from "../questionnaire/questionnaire-store.ts";
import { formOf } from "../questionnaire/read-questionnaires.ts";
import { isOpen, noSending, over } from "../sending/send-questionnaire.ts";
import { findSending } from "../sending/sending-store.ts";
import type { PaperInput } from "./answer-contract.ts";
import { markAnswered } from "./answer-store.ts";
import { hashDraftKey } from "./find-asked.ts";
import { keepResponse, readWhole } from "./send-answers.ts";
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
    if (!isOpen(sending, nowOf(deps))) throw over();
    const identity = sending.identity as "named" | "anonymous";
    const form = formOf(version);
    const answers = readWhole(form, input.answers);
    const recipient =
      input.recipientId === null
        ? null
        : await takeRecipient(tx, actor.cptsId, sendingId, input.recipientId, identity, nowOf(deps));
    await keepResponse(
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
      { how: "paper", answers, typedBy: actor.userId },
    );
    // The journal bears its instant: of an anonymous paper it says that one was typed in, not which.
    await recordAct(deps, actor, tx, {
      action: "forms.paper-typed-in",
      subjectKind: "forms-sending",
      subjectId: sendingId,
    });
    return { done: true } as const;
  }).catch(sayTooLong);

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
