import { z } from "@hono/zod-openapi";
import { maybeText } from "../../../platform/http/index.ts";

const points = z
  .number({ error: "Indiquez un nombre de points." })
  .int("Indiquez un nombre entier.")
  .min(0, "Au moins 0 : zéro point, et le critère ne compte pas.")
  .max(10_000, "10 000 points au plus.");
const span = (most: number) =>
  z
    .number({ error: "Indiquez un nombre de jours." })
    .int("Indiquez un nombre entier.")
    .min(1, "Au moins 1.")
    .max(most, `${most} au plus.`);
/** Of the versions written before the rules said it. */
export const AFTER_DAYS_UNSAID = 180;
const plain = z.strictObject({ points });

/**
 * What gives weight, and how much. Every criterion is named here and there is no room for another: no origin, no opinion,
 * no income. Zero points = the criterion does not count.
 */
export const priorityRules = z
  .strictObject({
    ald: plain,
    age: z.strictObject({ points, fromYears: span(120) }),
    /** C2S or AME. */
    rights: plain,
    disability: plain,
    pregnancy: plain,
    homebound: plain,
    isolated: plain,
    /** Rising from the first day to `points` on the day it ends; all of them afterwards, for so many days. */
    treatmentEnds: z.strictObject({
      points,
      withinDays: span(365),
      afterDays: span(730).default(AFTER_DAYS_UNSAID),
    }),
    leftHospital: z.strictObject({ points, withinDays: span(365) }),
    /** Each full month since the request was opened, `mostPoints` in all. */
    waiting: z.strictObject({ pointsPerMonth: points, mostPoints: points }),
    /** From how many points a request is of the first and of the second band. */
    bands: z
      .strictObject({ high: points, medium: points })
      .refine(
        ({ high, medium }) => high > medium,
        "La première priorité commence plus haut que la deuxième.",
      ),
    /** Where the weights come from: who decided, when, from which text. */
    source: maybeText(500),
  })
  .openapi("FamilyDoctorRules");

export type PriorityRules = z.infer<typeof priorityRules>;

const band = z.object({ high: z.number().int(), medium: z.number().int(), low: z.number().int() });

export const rulesVersion = z
  .object({
    id: z.string(),
    version: z.number().int(),
    state: z.enum(["draft", "published", "retired"]),
    note: z.string(),
    byLabel: z.string().nullable(),
    publishedAt: z.string().nullable(),
    updatedAt: z.string(),
  })
  .openapi("FamilyDoctorRulesVersion");

/** The rules in force, the draft where there is one, and every version. */
export const rulesBook = z
  .object({
    published: rulesVersion.extend({ content: priorityRules }),
    draft: rulesVersion.extend({ content: priorityRules }).nullable(),
    versions: z.array(rulesVersion),
  })
  .openapi("FamilyDoctorRulesBook");

/** `readAt`: `updatedAt` of the draft last read, null when there was none. */
export const rulesDraftInput = z
  .object({
    content: priorityRules,
    note: maybeText(1_000).default(""),
    readAt: z.iso.datetime({ offset: true, error: "Indiquez la version lue." }).nullable(),
  })
  .openapi("FamilyDoctorRulesDraftInput");

/** What the person who publishes has read: the draft may not have moved since. */
export const rulesPublish = z
  .object({ readAt: z.iso.datetime({ offset: true, error: "Indiquez la version lue." }) })
  .openapi("FamilyDoctorRulesPublish");

const moved = z.object({
  requestId: z.string(),
  reference: z.string(),
  patientName: z.string().nullable(),
  rankBefore: z.number().int(),
  rankAfter: z.number().int(),
  weightBefore: z.number().int(),
  weightAfter: z.number().int(),
  /** Why, by the draft. */
  sentence: z.string(),
});

/** What the draft would change to those who wait today. Nothing is changed by looking. */
export const rulesPreview = z
  .object({
    waiting: z.number().int(),
    rise: z.number().int(),
    fall: z.number().int(),
    still: z.number().int(),
    bands: z.object({ before: band, after: band }),
    /** The first twenty by the draft. */
    top: z.array(moved),
    /** Those who would climb and drop the most, ten of each. */
    climbers: z.array(moved),
    droppers: z.array(moved),
  })
  .openapi("FamilyDoctorRulesPreview");

export type RulesVersion = z.infer<typeof rulesVersion>;
export type RulesBook = z.infer<typeof rulesBook>;
export type RulesDraftInput = z.infer<typeof rulesDraftInput>;
export type RulesPreview = z.infer<typeof rulesPreview>;
