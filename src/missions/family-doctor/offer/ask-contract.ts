import { z } from "@hono/zod-openapi";
import { id, pageQuery } from "../../../platform/http/index.ts";

const days = z.coerce
  .number({ error: "Indiquez un nombre de jours." })
  .int("Indiquez un nombre entier.")
  .min(1, "1 jour au moins.")
  .max(365, "365 jours au plus.");

/** A doctor asked within so many days is left in peace. */
export const askableQuery = z.object({ notAskedWithinDays: days.default(30) });
export const askInput = z
  .object({
    professionalIds: z
      .array(id())
      .min(1, "Choisissez au moins un médecin.")
      .max(300, "300 médecins au plus."),
    notAskedWithinDays: days.default(30),
  })
  .openapi("FamilyDoctorAskInput");

export const askable = z
  .object({
    items: z.array(
      z.object({
        professionalId: z.string(),
        professionalName: z.string(),
        communeName: z.string().nullable(),
        hasOffer: z.boolean(),
        lastAskedAt: z.string().nullable(),
        lastAnswer: z.enum(["offer", "none"]).nullable(),
      }),
    ),
    /** General practitioners who are not listed, and why. */
    leftOut: z.array(z.object({ reason: z.string(), count: z.number().int() })),
  })
  .openapi("FamilyDoctorAskable");
export const asked = z
  .object({
    asked: z.number().int(),
    leftOut: z.array(z.object({ professionalId: z.string(), why: z.string() })),
  })
  .openapi("FamilyDoctorAsked");
export const askPage = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        professionalId: z.string(),
        professionalName: z.string(),
        sentAt: z.string(),
        expiresAt: z.string(),
        answeredAt: z.string().nullable(),
        answer: z.enum(["offer", "none", "stop"]).nullable(),
        answerLabel: z.string(),
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi("FamilyDoctorAskPage");
export const asksQuery = pageQuery;

/** What a link shows without a session. */
export const linkedAsk = z
  .object({
    state: z.literal("to-answer"),
    cptsName: z.string(),
    professionalName: z.string(),
    hasOffer: z.boolean(),
    /** Patients who wait for a doctor in the CPTS. */
    waiting: z.number().int(),
    expiresAt: z.string(),
    /** Where it is said in full, signed in. */
    page: z.string(),
  })
  .openapi("FamilyDoctorLinkedAsk");
const whole = (most: number) =>
  z
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier.")
    .min(1, "1 au moins.")
    .max(most, `${most} au plus.`);
export const linkedAskInput = z
  .discriminatedUnion(
    "answer",
    [
      z.object({
        answer: z.literal("offer"),
        /** How many more patients. */
        patients: whole(1_000),
        perMonth: whole(1_000).nullable().default(null),
        homeVisits: z.boolean({ error: "Répondez oui ou non." }).default(false),
      }),
      z.object({ answer: z.literal("none") }),
      z.object({ answer: z.literal("stop") }),
    ],
    { error: "Répondez offer, none ou stop." },
  )
  .openapi("FamilyDoctorLinkedAskInput");
export const linkedAskDone = z
  .object({ answer: z.enum(["offer", "none", "stop"]), message: z.string(), page: z.string() })
  .openapi("FamilyDoctorLinkedAskDone");

export type AskInput = z.infer<typeof askInput>;
export type Askable = z.infer<typeof askable>;
export type Asked = z.infer<typeof asked>;
export type AskPage = z.infer<typeof askPage>;
export type LinkedAsk = z.infer<typeof linkedAsk>;
export type LinkedAskInput = z.infer<typeof linkedAskInput>;
export type LinkedAskDone = z.infer<typeof linkedAskDone>;
