import { z } from "@hono/zod-openapi";
import { localDate, maybeText, text } from "../../../platform/http/index.ts";
import { type Form, KEY, LIMITS, PREFILLS } from "../model/form.ts";

const key = z.string({ error: "Indiquez un identifiant." }).regex(KEY, "Cet identifiant n'est pas valable.");
const points = z
  .number({ error: "Indiquez des points." })
  .min(-1_000, "-1 000 points au moins.")
  .max(1_000, "1 000 points au plus.");
const bound = z.number({ error: "Indiquez un nombre." }).min(-1e12).max(1e12);
const mission = z
  .string()
  .regex(/^[A-Z][A-Z_]{1,39}$/, "Ce code de mission n'est pas valable.")
  .optional();

const condition = z.object({
  mode: z.enum(["all", "any"], { error: "Choisissez « toutes » ou « au moins une »." }),
  tests: z
    .array(
      z.object({
        question: key,
        is: z.enum(["=", "!=", ">", "<", ">=", "<=", "answered", "unanswered"], {
          error: "Choisissez une comparaison.",
        }),
        value: z.union([maybeText(LIMITS.label), bound], { error: "Indiquez une valeur." }).optional(),
      }),
    )
    .min(1, "Une condition regarde au moins une question.")
    .max(LIMITS.tests, `${LIMITS.tests} comparaisons au plus.`),
});

const option = z.object({
  key,
  label: text(LIMITS.label),
  score: points.optional(),
  engages: z.boolean().optional(),
  system: text(300).optional(),
});
const options = z.array(option).min(1).max(LIMITS.options, `${LIMITS.options} réponses au plus.`);

const asked = {
  key,
  text: text(LIMITS.text),
  help: text(LIMITS.text).optional(),
  when: condition.optional(),
  required: z.boolean().optional(),
};
const count = z.number().int().min(0).max(LIMITS.options).optional();

const question = z.discriminatedUnion("kind", [
  z.object({ ...asked, kind: z.literal("choice"), options, mission }),
  z.object({ ...asked, kind: z.literal("choices"), options, atLeast: count, atMost: count }),
  z.object({
    ...asked,
    kind: z.literal("yes-no"),
    withNc: z.boolean().optional(),
    scores: z.object({ yes: points, no: points, nc: points.optional() }).optional(),
    mission,
  }),
  z.object({
    ...asked,
    kind: z.literal("text"),
    long: z.boolean().optional(),
    maxLength: z.number().int().min(1).max(LIMITS.answer).optional(),
    prefill: z.enum(PREFILLS).optional(),
  }),
  z.object({
    ...asked,
    kind: z.literal("number"),
    integer: z.boolean().optional(),
    min: bound.optional(),
    max: bound.optional(),
    unit: text(40).optional(),
  }),
  z.object({ ...asked, kind: z.literal("date"), min: localDate().optional(), max: localDate().optional() }),
  z.object({
    ...asked,
    kind: z.literal("matrix"),
    rows: z
      .array(z.object({ key, text: text(LIMITS.label) }))
      .min(1)
      .max(LIMITS.rows, `${LIMITS.rows} lignes au plus.`),
    options,
  }),
  z.object({ kind: z.literal("note"), key, text: text(LIMITS.text), when: condition.optional() }),
]);

/** A questionnaire as it crosses the wire; what it means is said in `model/form.ts`, what it must not be in `model/check-form.ts`. */
export const form = z
  .object({
    title: text(LIMITS.title),
    description: maybeText(2_000).optional(),
    layout: z.enum(["question", "section"], { error: "Choisissez une question ou une section par écran." }),
    sections: z
      .array(
        z.object({
          key,
          title: maybeText(LIMITS.label),
          help: text(LIMITS.text).optional(),
          when: condition.optional(),
          questions: z.array(question).max(LIMITS.questions, `${LIMITS.questions} questions au plus.`),
        }),
      )
      .max(LIMITS.sections, `${LIMITS.sections} sections au plus.`),
  })
  .openapi("QuestionnaireForm");

type WireForm = z.infer<typeof form>;
/** Of one that was checked when it was written: the same, as the wire's types say it. */
export const onWire = (checked: Form): WireForm => checked as WireForm;

/** Answers by key, as they come: what may be kept of them is decided by the questionnaire. */
export const rawAnswers = z
  .record(
    z.string().max(64),
    z.union(
      [
        z.string().max(LIMITS.answer * 4),
        z.number(),
        z.array(z.string().max(64)).max(LIMITS.options),
        z.null(),
      ],
      {
        error: "Cette réponse n'est pas lisible.",
      },
    ),
    { error: "Indiquez les réponses." },
  )
  .refine((value) => Object.keys(value).length <= 2 * LIMITS.questions, "Trop de réponses.")
  .openapi("QuestionnaireAnswers");
