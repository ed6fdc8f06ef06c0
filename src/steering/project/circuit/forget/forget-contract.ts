import { retentionSchemas } from "../../../../core/reference/index.ts";

export const reviewerRetention = retentionSchemas(
  "ReviewerRetention",
  "une décision peut encore être discutée",
);
