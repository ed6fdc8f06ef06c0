import { z } from "@hono/zod-openapi";
import { maybeText } from "../../../platform/http/index.ts";
import { SHEET_LIMITS as MAX } from "../triage/call-sheet.ts";

const code = maybeText(60);
const base = { code, label: maybeText(MAX.labelLength), say: maybeText(MAX.sayLength) };
const bounded = z.number({ error: "Indiquez un nombre." }).min(-1_000_000).max(1_000_000);

const question = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("red-flag"), ...base, source: maybeText(MAX.sourceLength) }),
  z.object({
    kind: z.literal("choice"),
    ...base,
    options: z.array(z.object({ code, label: maybeText(MAX.labelLength) })).max(MAX.optionsMax),
    required: z.boolean(),
  }),
  z.object({
    kind: z.literal("text"),
    ...base,
    maxLength: z.number().int().min(1).max(MAX.textMax),
    required: z.boolean(),
  }),
  z.object({
    kind: z.literal("number"),
    ...base,
    min: bounded,
    max: bounded,
    unit: maybeText(20),
    required: z.boolean(),
  }),
]);

const condition = z.discriminatedUnion("is", [
  z.object({ question: code, is: z.literal("one-of"), values: z.array(code).max(MAX.optionsMax) }),
  z.object({ question: code, is: z.literal("at-least"), value: bounded }),
  z.object({ question: code, is: z.literal("at-most"), value: bounded }),
]);

/** The sheet as data; what makes it publishable is said by `validateSheet`, so that a draft may be incomplete. */
export const callSheet = z
  .object({
    title: maybeText(MAX.titleLength),
    note: maybeText(MAX.noteLength),
    questions: z.array(question).max(MAX.questionsMax, `${MAX.questionsMax} questions au plus.`),
    rules: z
      .array(
        z.object({
          code,
          level: maybeText(30),
          when: z.array(condition).max(MAX.conditionsMax),
          why: maybeText(MAX.whyLength),
        }),
      )
      .max(MAX.rulesMax, `${MAX.rulesMax} règles au plus.`),
  })
  .openapi("CallSheet");

export const sheetDraftInput = z
  .object({
    content: callSheet,
    /** `updatedAt` of the draft last read; null when there was none. */
    readAt: z.iso.datetime({ offset: true, error: "Indiquez la version lue." }).nullable(),
  })
  .openapi("SheetDraftInput");

export const sheetProblem = z.object({ where: z.string(), why: z.string() }).openapi("SheetProblem");

export const sheet = z
  .object({
    id: z.string(),
    version: z.number().int(),
    state: z.enum(["draft", "published", "retired"]),
    content: callSheet,
    updatedAt: z.string(),
    publishedAt: z.string().nullable(),
  })
  .openapi("Sheet");

/** To be read before publishing, signs of gravity first. */
export const sheetChanges = z.array(
  z.object({
    what: z.enum(["title", "question", "rule"]),
    code: z.string(),
    change: z.enum(["added", "removed", "changed", "moved"]),
    sentence: z.string(),
  }),
);

export const sheetDraft = z
  .object({
    draft: sheet.nullable(),
    /** What keeps the draft from being published. */
    problems: z.array(sheetProblem),
    /** What it would change to the published one, signs of gravity first. */
    changes: sheetChanges,
  })
  .openapi("SheetDraft");

export const sheetVersion = z
  .object({
    id: z.string(),
    version: z.number().int(),
    state: z.string(),
    byLabel: z.string(),
    createdAt: z.string(),
    publishedAt: z.string().nullable(),
    requests: z.number().int(),
  })
  .openapi("SheetVersion");

export type SheetDraftInput = z.infer<typeof sheetDraftInput>;
export type Sheet = z.infer<typeof sheet>;
export type SheetDraft = z.infer<typeof sheetDraft>;
export type SheetVersion = z.infer<typeof sheetVersion>;
