import { z } from "@hono/zod-openapi";
import { id, localTime, pageQuery, text } from "../http/index.ts";

export const notice = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    body: z.string(),
    /** Address of the screen where it is dealt with, or null. */
    href: z.string().nullable(),
    createdAt: z.string(),
    readAt: z.string().nullable(),
  })
  .openapi("Notice");

export const noticesQuery = pageQuery.extend({
  unread: z.enum(["1"], { error: "Valeur attendue : 1." }).optional(),
});

export const noticePage = z
  .object({
    items: z.array(notice),
    next: z.string().nullable(),
    /** Counted up to 1,000. */
    unread: z.number().int(),
  })
  .openapi("NoticePage");

export const readInput = z
  .object({ ids: z.array(id()).min(1, "Indiquez au moins un avis.").max(200, "200 avis au plus.") })
  .openapi("NoticesReadInput");
export const unreadCount = z.object({ unread: z.number().int() }).openapi("UnreadCount");

export const preferences = z
  .object({
    kinds: z.array(z.object({ kind: z.string(), label: z.string(), mail: z.boolean(), sms: z.boolean() })),
    /** Local times of the territory; the same twice: never quiet. */
    quietFrom: z.string(),
    quietUntil: z.string(),
    mailTo: z.string().nullable(),
    smsTo: z.string().nullable(),
    smsAvailable: z.boolean(),
  })
  .openapi("NoticePreferences");

export const preferencesInput = z
  .object({
    kinds: z
      .array(z.object({ kind: text(100), mail: z.boolean(), sms: z.boolean() }))
      .max(200, "200 lignes au plus."),
    quietFrom: localTime(),
    quietUntil: localTime(),
  })
  .openapi("NoticePreferencesInput");

export const keptMail = z
  .object({
    id: z.string(),
    receivedAt: z.string(),
    from: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
  })
  .openapi("DemoMail");

export type NoticeAnswer = z.infer<typeof notice>;
export type NoticePage = z.infer<typeof noticePage>;
export type Preferences = z.infer<typeof preferences>;
export type PreferencesInput = z.infer<typeof preferencesInput>;
export type KeptMailAnswer = z.infer<typeof keptMail>;
