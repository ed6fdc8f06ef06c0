import { z } from "@hono/zod-openapi";

/** How this patient is told now: by a call, by a letter to post, or by a message that is leaving by itself. */
const toldBy = z.enum(["call", "letter", "message"]);

const toTellLine = z.object({
  id: z.string(),
  reference: z.string(),
  by: toldBy,
  /** Why a call, when the person chose another way. */
  why: z.string().nullable(),
  patient: z.object({ familyName: z.string(), givenName: z.string(), birthOn: z.string().nullable() }),
  phone: z.string().nullable(),
  carer: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  acceptedAt: z.string(),
  unreachableCount: z.number().int(),
  lastTriedAt: z.string().nullable(),
  /** Who takes the patient, and where the first appointment is asked for. */
  doctor: z.object({ name: z.string(), address: z.string(), phone: z.string().nullable() }),
});

/** Longest since accepted first; 200 at most. */
export const toTell = z
  .object({ items: z.array(toTellLine), more: z.boolean(), contactPhone: z.string().nullable() })
  .openapi("FamilyDoctorToTell");

export type ToTell = z.infer<typeof toTell>;
export type ToTellLine = z.infer<typeof toTellLine>;
