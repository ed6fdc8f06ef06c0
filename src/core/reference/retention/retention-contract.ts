import { z } from "@hono/zod-openapi";
import { text } from "../../../platform/http/index.ts";

/** What the database accepts of every delay (`check` of each table), in months. */
export const LEAST_MONTHS = 3;
const MOST_MONTHS = 240;

const retention = z.object({
  months: z.number().int(),
  source: z.string(),
  /** Nothing was decided here: the value of the reference holds. */
  isDefault: z.boolean(),
  defaultMonths: z.number().int(),
  decidedAt: z.string().nullable(),
  /** What the next night would erase, with these months or with those asked. */
  due: z.number().int(),
  /** What is erased already. */
  done: z.number().int(),
});

/** How long something that names people is kept in one CPTS, who decided it, and what it erases. */
export type Retention = z.infer<typeof retention>;

export interface RetentionInput {
  months: number;
  /** Who decided it, where it is written. */
  source: string;
}

/**
 * What the routes of one kind of retention take and give.
 * @param name - in the OpenAPI document
 * @param why - what needs the shortest delay: « les retours du trimestre en ont besoin »
 */
export function retentionSchemas(name: string, why: string) {
  const months = z
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier de mois.")
    .min(LEAST_MONTHS, `${LEAST_MONTHS} mois au moins : ${why}.`)
    .max(MOST_MONTHS, `${MOST_MONTHS} mois au plus (20 ans).`);
  const source = text(500).min(3, "Dites qui l’a décidé, ou quel texte le demande.");
  return {
    // An address holds text only; in a body, what is not a number (`true`, `[12]`) must not become one: it would erase.
    query: z.object({ months: z.coerce.number({ error: "Indiquez un nombre." }).pipe(months).optional() }),
    input: z.object({ months, source }).openapi(`${name}Input`),
    answer: retention.openapi(name),
  };
}
