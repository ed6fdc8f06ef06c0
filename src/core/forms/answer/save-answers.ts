import type { Deps } from "../../../platform/deps.ts";
import { conflict, notFound } from "../../../platform/errors/problems.ts";
import type { Author } from "../author/author-contract.ts";
import { checkAnswers } from "../model/index.ts";
import { lockDraft, updateDraft } from "./answer-store.ts";
import { inAsked, type Knock } from "./find-asked.ts";
import { openDraft } from "./read-page.ts";
import { sayTooLong } from "./too-long.ts";

/**
 * Keeps what was answered so far, all of it: what is not readable yet, or hidden now, is not kept. Two screens of one person never
 * overwrite one another: the older revision is refused.
 */
export const saveAnswers = (
  deps: Deps,
  knock: Knock,
  input: { revision: number; answers: Record<string, unknown>; author?: Author | null | undefined },
): Promise<{ revision: number }> =>
  inAsked(deps, knock, async (tx, asked) => {
    if (!asked.draftHash) throw notBegun();
    if (asked.answered) throw alreadyAnswered();
    const { answers } = checkAnswers(asked.form, input.answers, { complete: false });
    const draft = await lockDraft(tx, asked.cpts_id, asked.sending_id, asked.draftHash);
    if (!draft) {
      if (asked.kind === "public") throw notBegun();
      // Two first savings at once: the second meets the key, and is tried again by its screen.
      if (input.revision !== 0) throw changedElsewhere();
      await openDraft(tx, asked, asked.draftHash, answers);
      return { revision: 1 };
    }
    if (draft.sent) throw alreadyAnswered();
    if (draft.revision !== input.revision) throw changedElsewhere();
    const author = asked.identity === "named" ? (input.author ?? draft.author) : null;
    await updateDraft(tx, asked.cpts_id, draft, answers, author);
    return { revision: draft.revision + 1 };
  }).catch(sayTooLong);

const changedElsewhere = () =>
  conflict(
    "forms.changed-elsewhere",
    "Ces réponses ont été changées sur un autre écran : rechargez la page pour continuer avec les dernières.",
  );
export const alreadyAnswered = () =>
  conflict("forms.already-answered", "Vous avez déjà répondu à ce questionnaire : merci.");
export const notBegun = () =>
  notFound("forms.not-begun", "Rien n'est commencé sur cet appareil : rechargez la page.");
