import { z } from "@hono/zod-openapi";
import { id, localDate, pageQuery } from "../http/index.ts";

export const journalQuery = pageQuery.extend({
  patient: id().optional(),
  user: id().optional(),
  action: z
    .string()
    .regex(/^[a-z][a-z.-]{0,99}$/, "Ce genre d'acte n'est pas valable.")
    .optional(),
  /** Local dates of the territory, both included. */
  from: localDate().optional(),
  to: localDate().optional(),
});

export const journalEntry = z
  .object({
    id: z.string(),
    at: z.string(),
    userId: z.string().nullable(),
    personName: z.string(),
    action: z.string(),
    /** « a ouvert le dossier d'un patient » */
    words: z.string(),
    subjectKind: z.string().nullable(),
    subjectId: z.string().nullable(),
    patientId: z.string().nullable(),
    purpose: z.string().nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    /** Chained: nothing of it can change any more without being found. */
    isSealed: z.boolean(),
  })
  .openapi("JournalEntry");

export const journalPage = z
  .object({ items: z.array(journalEntry), next: z.string().nullable() })
  .openapi("JournalPage");

export const journalChoices = z
  .object({
    people: z.array(z.object({ userId: z.string(), name: z.string() })),
    actions: z.array(z.object({ action: z.string(), words: z.string() })),
  })
  .openapi("JournalChoices");

export type JournalQuery = z.infer<typeof journalQuery>;
export type JournalEntry = z.infer<typeof journalEntry>;
export type JournalPage = z.infer<typeof journalPage>;
export type JournalChoices = z.infer<typeof journalChoices>;
