import { recordAct } from "../../audit/index.ts";
import type { Deps } from "../../deps.ts";
import { conflict, forbidden, notFound } from "../../errors/problems.ts";
import { act } from "../../http/index.ts";
import { tellPerson } from "../../notify/index.ts";
import { nowOf } from "../../time/index.ts";
import type { Actor } from "../actor.ts";
import type { ReviewInput } from "./contract.ts";
import { lockGlass, saveReview } from "./glass-store.ts";

/** A coordinator, never the one who opened, says once whether it was justified; the one who opened is told. */
export const reviewGlass = (deps: Deps, actor: Actor, id: string, input: ReviewInput): Promise<void> =>
  act(deps, actor, async (tx) => {
    const glass = await lockGlass(tx, actor.cptsId, id);
    if (!glass) throw notFound("break-glass.not-found");
    if (glass.user_id === actor.userId)
      throw forbidden(
        "break-glass.own",
        "On ne relit pas ses propres accès : demandez à une autre personne de la coordination.",
      );
    if (glass.reviewed_at)
      throw conflict("break-glass.reviewed", "Cet accès a déjà été relu : rechargez la liste.");
    await saveReview(tx, actor.cptsId, id, {
      at: nowOf(deps),
      by: actor.userId,
      review: input.review,
      note: input.note,
    });
    await recordAct(deps, actor, tx, {
      action: "access.glass-reviewed",
      subjectKind: glass.subject_kind,
      subjectId: glass.subject_id,
      details: { review: input.review, glassId: id },
    });
    const title =
      input.review === "justified"
        ? "Votre accès exceptionnel a été jugé justifié"
        : "Votre accès exceptionnel n'a pas été jugé justifié";
    await tellPerson(deps, tx, {
      userId: glass.user_id,
      kind: "access.glass-reviewed",
      title,
      body: input.note,
      link: `/c/${actor.cptsSlug}`,
    });
  });
