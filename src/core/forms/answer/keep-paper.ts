import { randomUUID } from "node:crypto";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { publishEvent } from "../../../platform/events/index.ts";
import { tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { Author } from "../author/author-contract.ts";
import { nameWritten } from "../author/name-written.ts";
import { readEngagements, scoreAnswers } from "../model/index.ts";
import { insertResponse } from "./answer-store.ts";
import type { Asked } from "./find-asked.ts";

/** Writes the answer of a paper, and tells it: to screens, and to the other slices. */
export async function keepPaper(
  deps: Deps,
  tx: Tx,
  asked: Pick<
    Asked,
    "cpts_id" | "sending_id" | "questionnaire_id" | "identity" | "form" | "recipient_id" | "professional_id"
  >,
  paper: { answers: Record<string, unknown>; author: Author | null; typedBy: string },
): Promise<void> {
  const isNamed = asked.identity === "named";
  // A UUID v7 holds its instant: an anonymous answer has one drawn by chance.
  const id = isNamed ? newId() : randomUUID();
  const answers = paper.answers as Record<string, string>;
  const author = isNamed && asked.recipient_id === null ? paper.author : null;
  await insertResponse(tx, {
    cptsId: asked.cpts_id,
    id,
    sendingId: asked.sending_id,
    identity: asked.identity,
    recipientId: isNamed ? asked.recipient_id : null,
    professionalId: isNamed ? asked.professional_id : null,
    how: "paper",
    typedBy: isNamed ? paper.typedBy : null,
    answers,
    engagements: isNamed ? readEngagements(asked.form, answers) : [],
    score: scoreAnswers(asked.form, answers)?.total ?? null,
    author: author && { ...author, name: author.name || nameWritten(asked.form, answers) },
    at: nowOf(deps),
  });
  // An event bears its instant: one told of an anonymous answer would give away when it came.
  if (isNamed)
    await publishEvent(deps, tx, {
      name: "forms.answered",
      payload: { questionnaireId: asked.questionnaire_id, responseId: id },
    });
  tellScreens(deps, tx, asked.cpts_id, { topic: "forms", id: asked.sending_id });
}
