import { z } from "@hono/zod-openapi";
import { text } from "../../../platform/http/index.ts";
import { LIMITS } from "../model/form.ts";
import { form } from "./form-schema.ts";

const revision = z.number({ error: "Indiquez la révision lue." }).int().min(1);
export const problemAt = z.object({ path: z.string(), message: z.string() });

export const questionnaireLine = z
  .object({
    id: z.string(),
    title: z.string(),
    hasDraft: z.boolean(),
    /** Highest published version; null: never published. */
    version: z.number().int().nullable(),
    updatedAt: z.string(),
    archived: z.boolean(),
    sendings: z.number().int(),
  })
  .openapi("QuestionnaireLine");

export const questionnaire = z
  .object({
    id: z.string(),
    title: z.string(),
    archived: z.boolean(),
    draft: z
      .object({
        version: z.number().int(),
        revision: z.number().int(),
        form,
        updatedAt: z.string(),
        /** What stands in the way of publishing. */
        problems: z.array(problemAt),
      })
      .nullable(),
    published: z.array(z.object({ version: z.number().int(), publishedAt: z.string() })),
  })
  .openapi("Questionnaire");

export const questionnaireInput = z
  .object({
    title: text(LIMITS.title),
    /** Of a ready-made one to begin from; null: empty. */
    readyKey: z.string().max(60).nullable().default(null),
  })
  .openapi("QuestionnaireInput");

export const readyMade = z
  .object({
    key: z.string(),
    title: z.string(),
    description: z.string(),
    source: z.string(),
    questions: z.number().int(),
  })
  .openapi("ReadyQuestionnaire");

export const draftInput = z.object({ revision, form }).openapi("QuestionnaireDraftInput");
export const draftSaved = z
  .object({ revision: z.number().int(), updatedAt: z.string(), problems: z.array(problemAt) })
  .openapi("QuestionnaireDraftSaved");
export const publishInput = z.object({ revision }).openapi("QuestionnairePublishInput");
export const published = z.object({ version: z.number().int() }).openapi("QuestionnairePublished");

/** A FHIR R4 Questionnaire, read by `fhir/read-questionnaire.ts`. */
export const importInput = z.object({ resource: z.looseObject({}) }).openapi("QuestionnaireImport");

export const versionParam = z.coerce.number({ error: "Indiquez une version." }).int().min(1).max(10_000);
export const versionShown = z.object({ version: z.number().int(), form }).openapi("QuestionnaireVersion");
export const made = z.object({ id: z.string() }).openapi("FormsMade");

export type QuestionnaireLine = z.infer<typeof questionnaireLine>;
export type Questionnaire = z.infer<typeof questionnaire>;
export type QuestionnaireInput = z.infer<typeof questionnaireInput>;
export type ReadyMade = z.infer<typeof readyMade>;
export type DraftSaved = z.infer<typeof draftSaved>;
