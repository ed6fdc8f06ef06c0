import { z } from "@hono/zod-openapi";
import { instant } from "../../../platform/http/index.ts";

/** Codes of nomenclatures, comma-separated: `?profession=10,60`. */
export const codeList = (most: number) =>
  z
    .string()
    .max(300, "300 caractères au plus.")
    .transform((words) =>
      words
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    )
    .pipe(
      z
        .array(z.string().regex(/^[A-Za-z0-9_.-]{1,20}$/, "Ce code n'est pas valable."))
        .max(most, `${most} valeurs au plus.`),
    )
    .optional();

/** Lists are comma-separated. Without `from` and `until`: from now to the end of the local day. */
export const freeSlotQuery = z.object({
  from: instant().optional(),
  until: instant().optional(),
  latitude: z.coerce
    .number({ error: "Indiquez une latitude." })
    .min(-90, "Cette latitude n'est pas valable.")
    .max(90, "Cette latitude n'est pas valable.")
    .optional(),
  longitude: z.coerce
    .number({ error: "Indiquez une longitude." })
    .min(-180, "Cette longitude n'est pas valable.")
    .max(180, "Cette longitude n'est pas valable.")
    .optional(),
  modality: codeList(3),
  profession: codeList(20),
  speciality: codeList(20),
  language: codeList(10),
  wheelchair: z.stringbool({ error: "Répondez true ou false." }).optional(),
  partners: z.stringbool({ error: "Répondez true ou false." }).default(true),
  /** Schedules shown, nearest first. */
  limit: z.coerce
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier.")
    .min(1, "Au moins 1.")
    .max(60, "60 au plus.")
    .default(20),
  slotsPerSchedule: z.coerce
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier.")
    .min(1, "Au moins 1.")
    .max(10, "10 au plus.")
    .default(3),
});

export const freeSlot = z
  .object({
    cptsId: z.string(),
    isPartner: z.boolean(),
    slotId: z.string(),
    scheduleId: z.string(),
    professionalId: z.string(),
    professionalName: z.string(),
    professionCode: z.string(),
    specialityCode: z.string().nullable(),
    siteId: z.string(),
    siteName: z.string(),
    siteAddress: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    phone: z.string().nullable(),
    wheelchair: z.boolean().nullable(),
    languages: z.array(z.string()),
    startsAt: z.string(),
    endsAt: z.string(),
    modality: z.enum(["AMB", "HH", "VR"]),
    placesLeft: z.number().int(),
    distanceMeters: z.number().nullable(),
  })
  .openapi("FreeSlot");

export const freeSlotList = z
  .object({ from: z.string(), until: z.string(), items: z.array(freeSlot) })
  .openapi("FreeSlotList");

export type FreeSlotQueryInput = z.infer<typeof freeSlotQuery>;
export type FreeSlotAnswer = z.infer<typeof freeSlot>;
export type FreeSlotList = z.infer<typeof freeSlotList>;
