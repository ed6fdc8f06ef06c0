import { z } from "@hono/zod-openapi";
import { text } from "../../../platform/http/index.ts";

const LEAST_MONTHS = 3;
const MOST_MONTHS = 240;

const months = z
  .number({ error: "Indiquez un nombre." })
  .int("Indiquez un nombre entier de mois.")
  .min(LEAST_MONTHS, `${LEAST_MONTHS} mois au moins : les retours et les mesures du trimestre en ont besoin.`)
  .max(MOST_MONTHS, `${MOST_MONTHS} mois au plus (20 ans).`);

// An address holds text only; in a body, what is not a number (`true`, `[12]`) must not become one: it would erase.
export const retentionQuery = z.object({
  months: z.coerce.number({ error: "Indiquez un nombre." }).pipe(months).optional(),
});

export const retentionInput = z
  .object({
    months,
    /** Who decided it, where it is written. */
    source: text(500).min(3, "Dites qui l'a décidé, ou quel texte le demande."),
  })
  .openapi("RetentionInput");

export const retention = z
  .object({
    months: z.number().int(),
    source: z.string(),
    /** Nothing was decided here: the value of the reference holds. */
    isDefault: z.boolean(),
    defaultMonths: z.number().int(),
    decidedAt: z.string().nullable(),
    /** Requests that the next night would make anonymous, with these months or with those asked. */
    due: z.number().int(),
    /** Requests already anonymous. */
    done: z.number().int(),
  })
  .openapi("Retention");

export type RetentionInput = z.infer<typeof retentionInput>;
export type Retention = z.infer<typeof retention>;
