import { z } from "@hono/zod-openapi";
import { id, maybeText } from "../../../platform/http/index.ts";
import { patient, patientCandidate } from "../contract.ts";

const readAt = z.iso.datetime({ offset: true, error: "Indiquez la version lue." });
const sideBrief = patientCandidate.omit({ likeness: true, sameBirthDate: true });

export const twinPair = z
  .object({
    one: sideBrief,
    other: sideBrief,
    /** 70 to 100. */
    score: z.number(),
    reasons: z.array(z.string()),
    foundAt: z.string(),
  })
  .openapi("TwinPair");

export const twinPage = z
  .object({
    items: z.array(twinPair),
    next: z.string().nullable(),
    /** Records not compared yet: while there are some, an empty list does not say that there are no doubles. */
    toSeek: z.number().int(),
  })
  .openapi("TwinPage");

export const twinSide = z
  .object({
    patient,
    /** The person has no reason to know more than who it is: how to reach them and their doctor are hidden. */
    onlyToConfirm: z.boolean(),
    /** What would follow the record: « 2 demandes de soins non programmés ». Empty for who may only confirm: it tells of care. */
    holds: z.array(z.object({ label: z.string(), count: z.number() })),
    /** Whether anything would follow it. */
    isUsed: z.boolean(),
  })
  .openapi("TwinSide");

export const comparison = z
  .object({
    one: twinSide,
    other: twinSide,
    score: z.number(),
    reasons: z.array(z.string()),
    /** Fields of `patient` that differ. */
    differing: z.array(z.string()),
    state: z.enum(["likely", "different"]),
    /** Who said that they are two persons. */
    decidedBy: z.string(),
    /** The record to keep, where the rules leave no choice; else null. */
    mustKeepId: z.string().nullable(),
  })
  .openapi("TwinComparison");

export const twinDecision = z
  .object({
    /** True: these are two persons. False: takes that back. */
    different: z.boolean({ error: "Dites si ce sont deux personnes." }),
    reason: maybeText(300).default(""),
  })
  .openapi("TwinDecision");

export const mergeInput = z
  .object({
    keptId: id(),
    keptReadAt: readAt,
    droppedId: id(),
    droppedReadAt: readAt,
    reason: maybeText(300).default(""),
  })
  .openapi("PatientMergeInput");

export const unmergeInput = z.object({ reason: maybeText(300).default("") }).openapi("PatientUnmergeInput");

export const merge = z
  .object({
    id: z.string(),
    kept: sideBrief,
    dropped: sideBrief,
    reason: z.string(),
    madeBy: z.string(),
    madeAt: z.string(),
    undoneBy: z.string().nullable(),
    undoneAt: z.string().nullable(),
  })
  .openapi("PatientMerge");

export type TwinPair = z.infer<typeof twinPair>;
export type TwinPage = z.infer<typeof twinPage>;
export type SideBrief = z.infer<typeof sideBrief>;
export type TwinSide = z.infer<typeof twinSide>;
export type Comparison = z.infer<typeof comparison>;
export type TwinDecision = z.infer<typeof twinDecision>;
export type MergeInput = z.infer<typeof mergeInput>;
export type Merge = z.infer<typeof merge>;
