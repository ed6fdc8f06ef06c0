import { z } from "@hono/zod-openapi";
import { id, localDate, maybeText, name, phone, text } from "../../../platform/http/index.ts";

export const bookingInput = z
  .object({
    slotId: id(),
    patient: z.object({
      familyName: name(),
      givenName: name(),
      birthOn: localDate().nullable().default(null),
      sex: z
        .enum(["F", "M", "U"], { error: "Choisissez féminin, masculin ou inconnu." })
        .nullable()
        .default(null),
      phone: phone().nullable().default(null),
      address: maybeText(500).nullable().default(null),
    }),
    reason: maybeText(500).nullable().default(null),
    note: maybeText(2_000).nullable().default(null),
  })
  .openapi("BookingInput");

const version = z.number({ error: "Indiquez la version lue." }).int().min(1).max(2_000_000_000);
export const markInput = z.object({ version }).openapi("MarkInput");
export const cancelInput = z
  .object({ version: version.optional(), reason: text(500) })
  .openapi("BookingCancelInput");
export const moveInput = z
  .object({ version: version.optional(), reason: text(500), toSlotId: id() })
  .openapi("BookingMoveInput");

const place = z.object({
  startsAt: z.string(),
  endsAt: z.string(),
  modality: z.enum(["AMB", "HH", "VR"]),
  scheduleId: z.string(),
  professionalName: z.string(),
  siteName: z.string(),
  siteAddress: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  phone: z.string().nullable(),
  teleconsultationUrl: z.string().nullable(),
  wheelchair: z.boolean().nullable(),
});
const status = z.enum(["held", "booked", "arrived", "seen", "noshow", "cancelled", "expired"]);

export const bookingAnswer = z
  .object({
    id: z.string(),
    /** CPTS of the slot. */
    cptsId: z.string(),
    slotId: z.string(),
    professionalId: z.string(),
    requestId: z.string().nullable(),
    status,
    heldUntil: z.string().nullable(),
    version: z.number().int(),
    place,
  })
  .openapi("Booking");

export const dayQuery = z.object({ professional: id(), on: localDate().optional() });

const dayBooking = z.object({
  id: z.string(),
  status,
  heldUntil: z.string().nullable(),
  bookedAt: z.string().nullable(),
  arrivedAt: z.string().nullable(),
  seenAt: z.string().nullable(),
  version: z.number().int(),
  requestId: z.string().nullable(),
  /** Asked by a neighbouring CPTS. */
  fromPartner: z.boolean(),
  patient: z
    .object({
      familyName: z.string(),
      givenName: z.string(),
      birthOn: z.string().nullable(),
      sex: z.string().nullable(),
      phone: z.string().nullable(),
      address: z.string().nullable(),
    })
    .nullable(),
  reason: z.string().nullable(),
  levelCode: z.string().nullable(),
  note: z.string().nullable(),
  /** A return of information is awaited, or the mark may be taken back. */
  canUndo: z.boolean(),
});

export const day = z
  .object({
    professionalId: z.string(),
    on: z.string(),
    timeZone: z.string(),
    slots: z.array(
      z.object({
        id: z.string(),
        startsAt: z.string(),
        endsAt: z.string(),
        modality: z.enum(["AMB", "HH", "VR"]),
        siteName: z.string(),
        places: z.number().int(),
        taken: z.number().int(),
        state: z.enum(["open", "closed"]),
        /** What the timeline shows: the furthest that this slot's patients have come. */
        shown: z.enum(["free", "held", "booked", "arrived", "seen", "noshow", "closed"]),
        bookings: z.array(dayBooking),
      }),
    ),
  })
  .openapi("AgendaDay");

export type BookingInput = z.infer<typeof bookingInput>;
export type BookingAnswer = z.infer<typeof bookingAnswer>;
export type AgendaDay = z.infer<typeof day>;
export type DayBooking = z.infer<typeof dayBooking>;
