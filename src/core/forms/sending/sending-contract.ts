import { z } from "@hono/zod-openapi";
import { communeCode, id, localDate, maybeText, pageQuery, text } from "../../../platform/http/index.ts";
import { authorAsked } from "../author/author-contract.ts";
import { form } from "../questionnaire/form-schema.ts";

const code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,10}$/, "Ce code n'est pas valable.");

/** Whom of the directory: of these professions and in these communes (none named: all), or the named ones alone. */
export const peopleFilter = z
  .object({
    professions: z.array(code).max(50, "50 professions au plus."),
    communes: z.array(communeCode()).max(200, "200 communes au plus."),
    professionalIds: z.array(id()).max(2_000, "2 000 personnes au plus.").nullable(),
  })
  .openapi("FormsPeopleFilter");

export const peoplePreview = z
  .object({
    /** Would get the questionnaire. */
    people: z.number().int(),
    withMail: z.number().int(),
    /** Asked not to be written to. */
    stopped: z.number().int(),
    /** More than can be sent to at once. */
    tooMany: z.boolean(),
    professions: z.array(z.object({ code: z.string(), label: z.string(), people: z.number().int() })),
  })
  .openapi("FormsPeoplePreview");

export const sendingInput = z
  .object({
    questionnaireId: id(),
    version: z.number({ error: "Choisissez une version publiée." }).int().min(1).max(10_000),
    title: text(200),
    introduction: maybeText(2_000).default(""),
    identity: z.enum(["named", "anonymous"], { error: "Choisissez nominatif ou anonyme." }),
    /** Last day on which one may answer, on the territory's clock. */
    closesOn: localDate(),
    /** A page for anyone, behind an address and a code to scan. */
    publicLink: z.boolean({ error: "Dites si une page publique est ouverte." }),
    /** null: to nobody by mail. */
    people: peopleFilter.nullable().default(null),
    reminders: z
      .number({ error: "Indiquez un nombre." })
      .int()
      .min(0)
      .max(3, "3 rappels au plus.")
      .default(0),
    reminderDays: z.number().int().min(2, "2 jours au moins.").max(60, "60 jours au plus.").default(7),
  })
  .openapi("FormsSendingInput");

export const rate = z.object({
  key: z.string(),
  label: z.string(),
  asked: z.number().int(),
  answered: z.number().int(),
});

export const sendingLine = z.object({
  id: z.string(),
  questionnaireId: z.string(),
  title: z.string(),
  identity: z.enum(["named", "anonymous"]),
  createdAt: z.string(),
  closesAt: z.string(),
  open: z.boolean(),
  recipients: z.number().int(),
  answered: z.number().int(),
  responses: z.number().int(),
});
export const sendings = z.object({ items: z.array(sendingLine) }).openapi("FormsSendings");

export const sending = sendingLine
  .extend({
    version: z.number().int(),
    introduction: z.string(),
    /** Address of the public page; null when there is none. */
    publicUrl: z.string().nullable(),
    reminders: z.number().int(),
    reminderDays: z.number().int(),
    mailed: z.number().int(),
    withoutMail: z.number().int(),
    stopped: z.number().int(),
    /** Since when nobody is linked to it any more: counts alone are left. */
    forgottenAt: z.string().nullable(),
    byProfession: z.array(rate),
    byCommune: z.array(rate),
  })
  .openapi("FormsSending");

export const recipientLine = z.object({
  id: z.string(),
  professionalId: z.string(),
  name: z.string(),
  professionLabel: z.string(),
  communeName: z.string().nullable(),
  hasMail: z.boolean(),
  /** Of an anonymous questionnaire the first mail, and no reminder: who got one has not answered, who got none has. */
  mailedAt: z.string().nullable(),
  reminders: z.number().int(),
  stopped: z.boolean(),
  answered: z.boolean(),
  /** Never said of an anonymous questionnaire. */
  answeredAt: z.string().nullable(),
});
export const recipientPage = z
  .object({ items: z.array(recipientLine), next: z.string().nullable() })
  .openapi("FormsRecipients");
export const recipientQuery = pageQuery.extend({
  state: z.enum(["all", "waiting", "answered"]).default("all"),
});

export const prolongInput = z.object({ closesOn: localDate() }).openapi("FormsProlong");
/** null: the sending is anonymous, and the number would tell who has answered. */
export const reminded = z.object({ mails: z.number().int().nullable() }).openapi("FormsReminded");
export const mine = z
  .object({
    items: z.array(
      z.object({
        title: z.string(),
        closesAt: z.string(),
        answered: z.boolean(),
        anonymous: z.boolean(),
        /** Path of the page to answer on; null once answered. */
        path: z.string().nullable(),
      }),
    ),
  })
  .openapi("FormsMine");
export const openPapers = z
  .object({
    items: z.array(sendingLine.pick({ id: true, title: true, identity: true, closesAt: true })),
  })
  .openapi("FormsOpenPapers");
export const formOfSending = z
  .object({
    title: z.string(),
    identity: z.enum(["named", "anonymous"]),
    open: z.boolean(),
    form,
    /** Of a named one: what is asked of the author of a paper who is not of the list. */
    author: authorAsked,
  })
  .openapi("FormsOfSending");

export type PeopleFilter = z.infer<typeof peopleFilter>;
export type PeoplePreview = z.infer<typeof peoplePreview>;
export type SendingInput = z.infer<typeof sendingInput>;
export type SendingLine = z.infer<typeof sendingLine>;
export type Sending = z.infer<typeof sending>;
export type Rate = z.infer<typeof rate>;
export type RecipientLine = z.infer<typeof recipientLine>;
export type RecipientPage = z.infer<typeof recipientPage>;
export type FormOfSending = z.infer<typeof formOfSending>;
export type Mine = z.infer<typeof mine>;
export type OpenPapers = z.infer<typeof openPapers>;
