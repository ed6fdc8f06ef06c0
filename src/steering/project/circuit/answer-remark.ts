import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid, notFound } from "../../../platform/errors/problems.ts";
import { act, tellScreens } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { reviewIn } from "./read-reviews.ts";
import { answerRemarkRow, findRemark } from "./remark-store.ts";
import type { AnswerInput, Review } from "./review-contract.ts";

/** Answers one remark, or takes the answer back (`open`). Over the revision that was read: a reworded remark is read again first. */
export const answerRemark = (deps: Deps, actor: Actor, id: string, input: AnswerInput): Promise<Review> =>
  act(deps, actor, async (tx) => {
    const remark = await findRemark(tx, actor.cptsId, id);
    if (!remark)
      throw notFound("project.remark-not-found", "Cette remarque n’est plus là : son auteur l’a retirée.");
    if (input.state !== "open" && input.answer === "")
      throw invalid("answer", "Écrivez votre réponse : le relecteur la lira.");
    const done = await answerRemarkRow(
      tx,
      { cptsId: actor.cptsId, id, revision: input.revision },
      {
        state: input.state,
        text: input.answer,
        at: nowOf(deps),
        by: { userId: actor.userId, label: actor.label },
      },
    );
    if (!done)
      throw conflict(
        "project.remark-changed",
        "Cette remarque ou sa réponse a changé entre-temps : relisez-la, puis recommencez.",
        await reviewIn(tx, actor, remark.reviewId),
      );
    await recordAct(deps, actor, tx, {
      action: "project.remark-answered",
      subjectKind: "remark",
      subjectId: id,
      details: { state: input.state },
    });
    tellScreens(deps, tx, actor.cptsId, { topic: "project-review", id: remark.reviewId });
    return reviewIn(tx, actor, remark.reviewId);
  });
