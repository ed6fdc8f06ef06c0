import { randomUUID } from "node:crypto";
import { newId, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Problem } from "../../../platform/errors/problems.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { checkAnswers, type Form, readEngagements, scoreAnswers } from "../model/index.ts";
import { nowOf } from "../now-of.ts";
import { emptyDraft, insertResponse, lockDraft, markAnswered } from "./answer-store.ts";
import { type Asked, inAsked, type Knock, linkOver } from "./find-asked.ts";
import { notBegun } from "./save-answers.ts";
import { sayTooLong } from "./too-long.ts";

/**
 * The answers are given, for good. Sent twice (a network that fell, a finger that trembled), they are one: who has answered is
 * marked in the same transaction, and the second finds the mark.
 */
export async function sendAnswers(
  deps: Deps,
  knock: Knock,
  raw: Record<string, unknown>,
): Promise<{ done: true }> {
  try {
    return await inAsked(deps, knock, async (tx, asked) => {
      if (asked.answered) return { done: true };
      if (!asked.draftHash) throw notBegun();
      if (asked.kind === "public") {
        const draft = await lockDraft(tx, asked.cpts_id, asked.sending_id, asked.draftHash);
        if (!draft) throw notBegun();
        if (draft.sent) return { done: true };
        const answers = readWhole(asked.form, raw);
        await emptyDraft(tx, asked.cpts_id, draft.id);
        await keepResponse(deps, tx, asked, { how: "public", answers });
        return { done: true };
      }
      const answers = readWhole(asked.form, raw);
      const of = {
        cptsId: asked.cpts_id,
        recipientId: asked.recipient_id as string,
        identity: asked.identity,
      };
      const isFirst = await markAnswered(
        tx,
        { ...of, sendingId: asked.sending_id, draftHash: asked.draftHash },
        nowOf(deps),
      );
      if (isFirst) await keepResponse(deps, tx, asked, { how: "link", answers });
      return { done: true };
    });
  } catch (error) {
    if (violates(error, "forms_responses_open_check")) throw linkOver();
    return sayTooLong(error);
  }
}

/** @throws Problem `forms.not-complete` with what is missing or wrong, by question */
export function readWhole(form: Form, raw: Record<string, unknown>): Record<string, unknown> {
  const { answers, problems } = checkAnswers(form, raw, { complete: true });
  if (problems.length === 0) return answers;
  throw new Problem(
    "invalid",
    "forms.not-complete",
    "Il manque des réponses, ou certaines ne conviennent pas : complétez-les, puis envoyez.",
    { fields: problems.slice(0, 50).map(({ key, message }) => ({ field: `answers.${key}`, message })) },
  );
}

/** Writes the response, and tells it: to screens, and to the other slices. */
export async function keepResponse(
  deps: Deps,
  tx: Tx,
  asked: Pick<
    Asked,
    "cpts_id" | "sending_id" | "questionnaire_id" | "identity" | "form" | "recipient_id" | "professional_id"
  >,
  response: { how: "link" | "public" | "paper"; answers: Record<string, unknown>; typedBy?: string | null },
): Promise<string> {
  const isNamed = asked.identity === "named";
  // A UUID v7 holds its instant: an anonymous answer has one drawn by chance.
  const id = isNamed ? newId() : randomUUID();
  const answers = response.answers as Record<string, string>;
  await insertResponse(tx, {
    cptsId: asked.cpts_id,
    id,
    sendingId: asked.sending_id,
    identity: asked.identity,
    recipientId: isNamed ? asked.recipient_id : null,
    professionalId: isNamed ? asked.professional_id : null,
    how: response.how,
    typedBy: isNamed ? (response.typedBy ?? null) : null,
    answers,
    engagements: isNamed ? readEngagements(asked.form, answers) : [],
    score: scoreAnswers(asked.form, answers)?.total ?? null,
    at: nowOf(deps),
  });
  // An event bears its instant: one told of an anonymous answer would give away when it came.
  if (isNamed)
    await publishEvent(deps, tx, {
      name: "forms.answered",
      payload: { questionnaireId: asked.questionnaire_id, responseId: id },
    });
  tellScreens(deps, tx, asked.cpts_id, { topic: "forms", id: asked.sending_id });
  return id;
}
