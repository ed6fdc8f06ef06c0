import { z } from "@hono/zod-openapi";
import { communeCode, maybeText } from "../../../platform/http/index.ts";

const code = z.string().regex(/^[0-9A-Za-z-]{1,10}$/, "Choisissez une profession de la liste.");

/** What somebody who answers without a personal link says of themselves; never asked by an anonymous questionnaire. */
export const author = z
  .object({
    /** Empty where the questionnaire itself asks for the name. */
    name: maybeText(200).default(""),
    professionCode: code,
    /** Of a doctor: general practice, or null for another speciality. */
    specialityCode: code.nullable().default(null),
    communeCode: communeCode().nullable().default(null),
    rpps: z
      .string()
      .regex(/^\d{11}$/, "Un numéro RPPS a 11 chiffres.")
      .nullable()
      .default(null),
  })
  .openapi("FormsAuthor");

const choice = z.object({ code: z.string(), label: z.string() });

/** What the page needs to ask who answers; null: it does not ask. */
export const authorAsked = z
  .object({
    /** No question of the questionnaire asks for the name. */
    asksName: z.boolean(),
    /** Doctors twice: of general practice, or of another speciality. */
    professions: z.array(choice.extend({ specialityCode: z.string().nullable() })),
    /** Where the CPTS has places of work. */
    communes: z.array(choice),
    given: author.nullable(),
  })
  .nullable();

export type Author = z.infer<typeof author>;
export type AuthorAsked = z.infer<typeof authorAsked>;
