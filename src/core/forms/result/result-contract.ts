import { z } from "@hono/zod-openapi";
import { pageQuery } from "../../../platform/http/index.ts";
import { KEY } from "../model/form.ts";

const counted = z.object({ key: z.string(), label: z.string(), count: z.number().int() });

export const questionResult = z.object({
  key: z.string(),
  text: z.string(),
  section: z.string(),
  kind: z.enum(["options", "number", "date", "text"]),
  mission: z.string().nullable(),
  several: z.boolean(),
  answered: z.number().int(),
  options: z.array(counted),
  numbers: z
    .object({
      min: z.number().nullable(),
      median: z.number(),
      mean: z.number(),
      max: z.number().nullable(),
    })
    .nullable(),
  texts: z.array(z.string()),
});

export const results = z
  .object({
    identity: z.enum(["named", "anonymous"]),
    /** Nobody is named any more: choices alone are left. */
    forgotten: z.boolean(),
    /** Counted below. */
    responses: z.number().int(),
    /** Anonymous answers that wait for others before they count; at the end they are held back for good. */
    waiting: z.number().int(),
    /** Of an anonymous questionnaire, or a forgotten one: how many must have answered together. */
    least: z.number().int().nullable(),
    /** How they came. */
    how: z.object({ link: z.number().int(), public: z.number().int(), paper: z.number().int() }),
    score: z.object({ mean: z.number(), min: z.number(), max: z.number(), most: z.number() }).nullable(),
    questions: z.array(questionResult),
  })
  .openapi("FormsResults");

export const crossQuery = z.object({
  question: z.string().regex(KEY, "Cette question n'existe pas."),
  /** `profession`, or the key of another question with choices. */
  by: z.string().regex(KEY, "Ce croisement n'existe pas."),
});
export const cross = z
  .object({
    /** false: too few people, nothing is shown. */
    shown: z.boolean(),
    least: z.number().int().nullable(),
    groups: z.array(
      z.object({ key: z.string(), label: z.string(), answered: z.number().int(), options: z.array(counted) }),
    ),
  })
  .openapi("FormsCross");

export const responseQuery = pageQuery.extend({
  who: z.enum(["all", "unknown"], { error: "Choisissez toutes, ou celles sans auteur." }).default("all"),
});
export const responsePage = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        /** null: came by the public page, or on a paper without a name of the list. */
        professionalId: z.string().nullable(),
        name: z.string().nullable(),
        how: z.enum(["link", "public", "paper"]),
        submittedAt: z.string(),
        /** First typed answers, to recognise the person by: their name, their town. */
        hint: z.string(),
        /** What they said of themselves on a public page or on paper. */
        author: z
          .object({ name: z.string(), profession: z.string(), commune: z.string().nullable() })
          .nullable(),
        /** The one professional of the directory with the same RPPS, or the same name in the same commune. */
        match: z
          .object({ professionalId: z.string(), name: z.string(), by: z.enum(["rpps", "name"]) })
          .nullable(),
        score: z.number().nullable(),
        engagements: z.array(z.object({ mission: z.string(), engaged: z.boolean(), answer: z.string() })),
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi("FormsResponses");

export const exportFormat = z.enum(["xlsx", "csv", "counts", "returns", "fhir"], {
  error: "Choisissez xlsx, csv, counts, returns ou fhir.",
});

export type Results = z.infer<typeof results>;
export type QuestionResult = z.infer<typeof questionResult>;
export type Cross = z.infer<typeof cross>;
export type ResponsePage = z.infer<typeof responsePage>;
