import { openRetention } from "../../../../core/reference/index.ts";
import { countReviewers } from "./forget-store.ts";

/** How long the names of reviewers are kept once their review has ended. */
export const reviewersKept = openRetention({
  table: "project_retention",
  code: "closed-review",
  action: "project.retention-set",
  topic: "project-circuit",
  count: countReviewers,
});
