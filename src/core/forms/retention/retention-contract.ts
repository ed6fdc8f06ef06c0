import { z } from "@hono/zod-openapi";
import { text } from "../../../platform/http/index.ts";

const LEAST_MONTHS = 3;
const MOST_MONTHS = 240;

const months = z
  .number({ error: "Indiquez un nombre." })
  .int("Indiquez un nombre entier de mois.")
  .min(
    LEAST_MONTHS,
    `${LEAST_MONTHS} mois au moins : le temps de lire les réponses et d'en écrire la lettre.`,
  )
  .max(MOST_MONTHS, `${MOST_MONTHS} mois au plus (20 ans).`);

// An address holds text only; in a body, what is not a number must not become one: it would erase.
export const formsRetentionQuery = z.object({
  months: z.coerce.number({ error: "Indiquez un nombre." }).pipe(months).optional(),
});

export const formsRetentionInput = z
  .object({
    months,
    /** Who decided it, where it is written. */
    source: text(500).min(3, "Dites qui l'a décidé, ou quel texte le demande."),
  })
  .openapi("FormsRetentionInput");

export const formsRetention = z
  .object({
    months: z.number().int(),
    source: z.string(),
    /** Nothing was decided here: the value of the reference holds. */
    isDefault: z.boolean(),
    defaultMonths: z.number().int(),
    decidedAt: z.string().nullable(),
    /** Sendings that the next night would make anonymous, with these months or with those asked. */
    due: z.number().int(),
    /** Those already forgotten. */
    done: z.number().int(),
  })
  .openapi("FormsRetention");

export type FormsRetentionInput = z.infer<typeof formsRetentionInput>;
export type FormsRetention = z.infer<typeof formsRetention>;
