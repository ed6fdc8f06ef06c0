import { z } from "@hono/zod-openapi";
import { communeCode, id, localDate, maybeText, pageQuery } from "../../../platform/http/index.ts";

const KINDS = ["register", "what-if"] as const;
const STATES = ["queued", "working", "done", "failed", "adopted", "outdated"] as const;
const MOST_EDITS = 50;

const whole = (min: number, max: number, what: string) =>
  z
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier.")
    .min(min, `${min} au moins.`)
    .max(max, `${max} ${what} au plus.`);

/** One « et si ». Nothing of it is ever written to offers or requests. */
export const runEdit = z
  .discriminatedUnion(
    "kind",
    [
      z.object({ kind: z.literal("capacity"), offerId: id(), more: whole(-5_000, 5_000, "places") }),
      /** From that day the volunteer is given nobody; patients already accepted stay theirs. */
      z.object({ kind: z.literal("leaves"), offerId: id(), onOn: localDate() }),
      z.object({
        kind: z.literal("arrivals"),
        count: whole(1, 5_000, "patients"),
        communeCode: communeCode(),
        weight: whole(0, 1_000_000, "points"),
        needsHomeVisit: z.boolean({ error: "Répondez oui ou non." }).default(false),
      }),
      z.object({ kind: z.literal("home-visits-only") }),
    ],
    { error: "Choisissez une hypothèse de la liste." },
  )
  .openapi("FamilyDoctorRunEdit");

export const runInput = z
  .object({
    kind: z.enum(KINDS, { error: "Choisissez register ou what-if." }),
    label: maybeText(200).default(""),
    /** Absent: drawn, and kept with the run. */
    seed: whole(0, 2_147_483_647, "").nullable().default(null),
    edits: z
      .array(runEdit, { error: "Indiquez une liste." })
      .max(MOST_EDITS, `${MOST_EDITS} hypothèses au plus.`)
      .default([]),
  })
  .superRefine(({ kind, edits }, say) => {
    const refuse = (message: string) => say.addIssue({ code: "custom", path: ["edits"], message });
    if (kind === "register" && edits.length > 0)
      refuse("Le calcul du registre n'a pas d'hypothèse : choisissez « et si ».");
    if (kind === "what-if" && edits.length === 0) refuse("Ajoutez au moins une hypothèse.");
  })
  .openapi("FamilyDoctorRunInput");

const sides = <T extends z.ZodType>(one: T) => z.object({ before: one, after: one });
const count = z.number().int();

/** Whom an answer serves, per doctor and per commune. Distances in metres. */
export const answerSummary = z
  .object({
    waiting: count,
    served: count,
    weightSum: z.number(),
    loadCost: z.number(),
    distanceSum: z.number(),
    meanMeters: z.number().nullable(),
    longestMeters: z.number().nullable(),
    doctors: z.array(
      z.object({
        offerId: z.string(),
        professionalName: z.string(),
        /** Places in all; those promised before the run; those that the run gives. */
        capacity: count,
        taken: count,
        given: count,
        /** Places that could be given that day: the month's number may be less than what is left in all. */
        left: count,
      }),
    ),
    communes: z.array(
      z.object({
        communeCode: z.string().nullable(),
        communeName: z.string(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        waiting: count,
        served: count,
      }),
    ),
    /** Why the others are not served, the most frequent first. */
    unserved: z.array(z.object({ why: z.string(), count })),
  })
  .openapi("FamilyDoctorAnswerSummary");

export const comparison = z
  .object({
    waiting: sides(count),
    served: sides(count),
    meanMeters: sides(z.number().nullable()),
    longestMeters: sides(z.number().nullable()),
    bands: z.array(z.object({ label: z.string(), waiting: sides(count), served: sides(count) })),
    changes: z.object({ nowServed: count, noLongerServed: count, otherDoctor: count, same: count }),
  })
  .openapi("FamilyDoctorRunComparison");

export const skipped = z.object({ requestId: z.string(), reference: z.string(), reason: z.string() });

export const adoption = z
  .object({
    state: z.enum(["working", "done"]),
    byLabel: z.string(),
    at: z.string(),
    toDo: count,
    adopted: count,
    skipped: count,
    /** The first two hundred, each with its reason. */
    skippedLines: z.array(skipped),
  })
  .openapi("FamilyDoctorAdoption");

/** What was adopted and not sent goes back to waiting. */
export const undo = z
  .object({
    state: z.enum(["working", "done"]),
    byLabel: z.string(),
    at: z.string(),
    toDo: count,
    withdrawn: count,
  })
  .openapi("FamilyDoctorUndo");

const facts = {
  id: z.string(),
  kind: z.enum(KINDS),
  label: z.string(),
  state: z.enum(STATES),
  seed: count,
  ruleVersion: count,
  edits: z.array(runEdit),
  /** The edits in French, one sentence each. */
  editSentences: z.array(z.string()),
  progress: count,
  patients: count,
  doctors: count,
  arcs: count,
  served: count.nullable(),
  weightSum: z.number().nullable(),
  loadCost: z.number().nullable(),
  distanceSum: z.number().nullable(),
  elapsedMs: count.nullable(),
  problem: z.string().nullable(),
  askedByLabel: z.string(),
  askedAt: z.string(),
  doneAt: z.string().nullable(),
  adoptedAt: z.string().nullable(),
};

export const runItem = z.object(facts).openapi("FamilyDoctorRunItem");
export const run = z
  .object({
    ...facts,
    /** As the register stands; null until it is worked out. */
    today: answerSummary.nullable(),
    /** Of a « what if » only. */
    scenario: answerSummary.nullable(),
    comparison: comparison.nullable(),
    adoption: adoption.nullable(),
    undo: undo.nullable(),
    /** What its proposals are now: not sent yet, with a doctor, accepted. */
    proposals: z.object({ proposed: count, sent: count, accepted: count }),
  })
  .openapi("FamilyDoctorRun");
export const runPage = z
  .object({ items: z.array(runItem), next: z.string().nullable() })
  .openapi("FamilyDoctorRunPage");
export const runsQuery = pageQuery.extend({
  kind: z.enum(KINDS, { error: "Valeurs attendues : register, what-if." }).optional(),
});

export const runLine = z
  .object({
    requestId: z.string(),
    reference: z.string(),
    communeName: z.string().nullable(),
    weight: count,
    /** The request's state now: what moved since the run is skipped by an adoption. */
    status: z.string(),
    statusLabel: z.string(),
    /** Whether a proposal of this run exists for it. */
    adopted: z.boolean(),
    offerId: z.string().nullable(),
    professionalName: z.string().nullable(),
    distanceMeters: z.number().nullable(),
    /** French: why this doctor, or why nobody. */
    why: z.array(z.string()),
    candidates: z.array(
      z.object({
        offerId: z.string(),
        professionalName: z.string(),
        distanceMeters: z.number().nullable(),
        capacity: count,
        taken: count,
        score: z.number(),
        reasons: z.array(z.string()),
        chosen: z.boolean(),
      }),
    ),
  })
  .openapi("FamilyDoctorRunLine");
export const runLinePage = z
  .object({ items: z.array(runLine), next: z.string().nullable() })
  .openapi("FamilyDoctorRunLinePage");
export const runLinesQuery = pageQuery.extend({
  show: z
    .enum(["all", "served", "unserved"], { error: "Valeurs attendues : all, served, unserved." })
    .default("all"),
});

export const adoptInput = z
  .object({
    /** Absent: all, by a job. */
    requestIds: z
      .array(id(), { error: "Indiquez une liste." })
      .min(1, "Choisissez au moins un patient.")
      .max(100, "100 patients au plus à la fois ; pour plus, adoptez tout.")
      .nullable()
      .default(null),
  })
  .openapi("FamilyDoctorAdoptInput");
export const adopted = z
  .object({ run, adopted: count, skipped: z.array(skipped) })
  .openapi("FamilyDoctorAdopted");

export type RunEdit = z.infer<typeof runEdit>;
export type RunInput = z.infer<typeof runInput>;
export type AnswerSummary = z.infer<typeof answerSummary>;
export type RunComparison = z.infer<typeof comparison>;
export type Skipped = z.infer<typeof skipped>;
export type RunItem = z.infer<typeof runItem>;
export type Run = z.infer<typeof run>;
export type RunPage = z.infer<typeof runPage>;
export type RunLine = z.infer<typeof runLine>;
export type RunLinePage = z.infer<typeof runLinePage>;
export type AdoptInput = z.infer<typeof adoptInput>;
export type Adopted = z.infer<typeof adopted>;
