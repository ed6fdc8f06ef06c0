import { violates } from "../../../platform/db/index.ts";
import { invalid } from "../../../platform/errors/problems.ts";

/** Says what the database refuses because the answers are too long in all. @throws Problem `forms.too-long`, else what it was given */
export function sayTooLong(error: unknown): never {
  if (violates(error, "forms_drafts_content_check") || violates(error, "forms_responses_answers_check"))
    throw invalid(
      "answers",
      "Ces réponses sont trop longues en tout : raccourcissez les textes les plus longs.",
      "forms.too-long",
    );
  throw error;
}
