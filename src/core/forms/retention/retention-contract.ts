import { retentionSchemas } from "../../reference/index.ts";

export const answersRetention = retentionSchemas(
  "FormsRetention",
  "le temps de lire les réponses et d’en écrire la lettre",
);
