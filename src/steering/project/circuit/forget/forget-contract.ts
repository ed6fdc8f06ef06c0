import { z } from "@hono/zod-openapi";
import { text } from "../../../../platform/http/index.ts";

export const LEAST_MONTHS = 3;
export const MOST_MONTHS = 240;

export const reviewerRetentionInput = z
  .object({
    months: z
      .number({ error: "Indiquez un nombre." })
      .int("Indiquez un nombre entier de mois.")
      .min(LEAST_MONTHS, `${LEAST_MONTHS} mois au moins : une décision peut encore être discutée.`)
      .max(MOST_MONTHS, `${MOST_MONTHS} mois au plus (20 ans).`),
    /** Who decided it, where it is written. */
    source: text(500).min(3, "Dites qui l’a décidé, ou quel texte le demande."),
  })
  .openapi("ReviewerRetentionInput");

export const reviewerRetention = z
  .object({
    months: z.number().int(),
    source: z.string(),
    /** Nothing was decided here: the value of the reference holds. */
    isDefault: z.boolean(),
    decidedAt: z.string().nullable(),
    /** Reviewers whose name goes the next night. */
    due: z.number().int(),
    /** Reviewers whose name is gone. */
    done: z.number().int(),
  })
  .openapi("ReviewerRetention");

export type ReviewerRetentionInput = z.infer<typeof reviewerRetentionInput>;
export type ReviewerRetention = z.infer<typeof reviewerRetention>;
