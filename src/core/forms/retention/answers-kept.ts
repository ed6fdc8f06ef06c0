import { openRetention } from "../../reference/index.ts";
import { countEnded } from "./retention-store.ts";

/** How long answers to a closed questionnaire name who gave them. */
export const answersKept = openRetention({
  table: "forms_retention",
  code: "questionnaire-answers",
  action: "forms.retention-set",
  count: countEnded,
});
