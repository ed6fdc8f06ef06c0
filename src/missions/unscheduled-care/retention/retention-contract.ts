import { retentionSchemas } from "../../../core/reference/index.ts";

export const requestRetention = retentionSchemas(
  "Retention",
  "les retours et les mesures du trimestre en ont besoin",
);
