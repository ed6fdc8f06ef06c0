import { z } from "@hono/zod-openapi";
import { id } from "../../../platform/http/index.ts";
import { author, authorAsked } from "../author/author-contract.ts";
import { form, rawAnswers } from "../questionnaire/form-schema.ts";

/** Of a public page (10 letters) or a personal link (signed). */
export const keyParam = {
  key: z
    .string()
    .max(200)
    .openapi({ param: { name: "key", in: "path" } }),
};

export const page = z
  .object({
    /** answered: by this link, or by this device. */
    state: z.enum(["open", "answered"]),
    kind: z.enum(["link", "public"]),
    cptsName: z.string(),
    title: z.string(),
    introduction: z.string(),
    identity: z.enum(["named", "anonymous"]),
    /** First instant at which it is closed. */
    closesAt: z.string(),
    /** Of the CPTS: its last day is told in it. */
    timeZone: z.string(),
    /** To whom it is addressed; null on a public page, and when answers are anonymous. */
    person: z.string().nullable(),
    form,
    /** As kept by the server, or as the directory knows them. */
    answers: rawAnswers,
    /** Of the draft; 0: nothing is kept yet. On a public page, null: the device has not begun. */
    revision: z.number().int().nullable(),
    /** Of a named public page: who answers says it. */
    author: authorAsked,
    /** Months after the end for which the answers name anybody. */
    keptMonths: z.number().int(),
  })
  .openapi("FormsPage");

export const challenge = z
  .object({ challenge: z.string(), difficulty: z.number().int() })
  .openapi("FormsChallenge");
export const beginning = z
  .object({
    challenge: z.string().max(100, "Cette page est restée ouverte trop longtemps : rechargez-la."),
    nonce: z.number({ error: "Rechargez la page." }).int().min(0).max(4_294_967_295),
  })
  .openapi("FormsBeginning");
export const saving = z
  .object({
    revision: z.number({ error: "Indiquez la révision lue." }).int().min(0),
    answers: rawAnswers,
    author: author.nullable().optional(),
  })
  .openapi("FormsSaving");
export const saved = z.object({ revision: z.number().int() }).openapi("FormsSaved");
export const sendingAnswers = z
  .object({ answers: rawAnswers, author: author.nullable().default(null) })
  .openapi("FormsSendingAnswers");
export const done = z.object({ done: z.literal(true) }).openapi("FormsDone");

export const paperInput = z
  .object({
    /** Whose paper it is: of a named questionnaire, a recipient; null: nobody of the list. */
    recipientId: id().nullable().default(null),
    /** Of a named questionnaire, who is not of the list. */
    author: author.nullable().default(null),
    answers: rawAnswers,
  })
  .openapi("FormsPaperInput");
export const attachInput = z.object({ professionalId: id() }).openapi("FormsAttachInput");

export type Page = z.infer<typeof page>;
export type PaperInput = z.infer<typeof paperInput>;
