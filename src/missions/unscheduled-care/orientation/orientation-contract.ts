import { z } from "@hono/zod-openapi";
import { bookingAnswer, codeList, freeSlot } from "../../../core/agenda/contract.ts";
import { id, text } from "../../../platform/http/index.ts";

import type { slotFilters } from "../contract.ts";

/** Comma-separated lists; absent = what the request itself says (`filters`). */
export const proposalsQuery = z.object({
  modality: codeList(3).pipe(
    z
      .array(z.enum(["AMB", "HH", "VR"], { error: "Choisissez cabinet, domicile ou téléconsultation." }))
      .optional(),
  ),
  profession: codeList(20),
  language: codeList(10),
  wheelchair: z.stringbool({ error: "Répondez true ou false." }).optional(),
  maxDistanceMeters: z.coerce
    .number({ error: "Indiquez une distance." })
    .int("Indiquez un nombre entier.")
    .min(100, "100 m au moins.")
    .max(200_000, "200 km au plus.")
    .optional(),
  partners: z.stringbool({ error: "Répondez true ou false." }).default(true),
  /** Only this slot: the one that has freed for a request that waits. */
  slot: id().optional(),
});

export const proposal = freeSlot
  .extend({
    /** 1 is the first; also counts through `nextBestBeyond`. */
    rank: z.number().int(),
    withinDelay: z.boolean(),
    isOwnDoctor: z.boolean(),
    /** Why this one, in French, in the order of the rule. */
    reasons: z.array(z.string()),
  })
  .openapi("SlotProposal");

const resource = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  address: z.string(),
  publicPhone: z.string().nullable(),
  directLine: z.string().nullable(),
  website: z.string().nullable(),
  conditions: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  distanceMeters: z.number().nullable(),
  /** Now; null: no hours are known. */
  openNow: z.boolean().nullable(),
  /** When it closes, or opens next: local date and HH:MM; null: not within a week. */
  changes: z.object({ on: z.string(), at: z.string() }).nullable(),
});

export const proposals = z
  .object({
    /** Name of this answer in the ledger: said again when a place is held or booked. */
    orientationId: z.string(),
    ruleVersion: z.string(),
    wantedBy: z.string().nullable(),
    /** Where distances are counted from; `approximate` when it is only the commune's centre. */
    from: z.object({ latitude: z.number(), longitude: z.number(), approximate: z.boolean() }).nullable(),
    items: z.array(proposal),
    /** Only when nothing fits within the delay. */
    nextBestBeyond: z.array(proposal),
    setAside: z.array(z.object({ reason: z.string(), count: z.number().int() })),
    /** Only when nothing fits within the delay. */
    resources: z.array(resource),
    /** Nothing fits: the call-back list and the waiting list are offered. */
    nothingFits: z.boolean(),
  })
  .openapi("SlotProposals");

const chosen = { orientationId: id(), slotId: id() };
export const holdInput = z.object(chosen).openapi("HoldInput");
/** Empty: books the place that is held. */
export const bookRequestInput = z
  .object({ orientationId: id().optional(), slotId: id().optional() })
  .refine((one) => (one.orientationId === undefined) === (one.slotId === undefined), {
    path: ["slotId"],
    message: "Indiquez le créneau et la proposition dont il vient, ou rien pour réserver la place tenue.",
  })
  .openapi("BookRequestInput");
export const cancelAppointmentInput = z.object({ reason: text(500) }).openapi("CancelAppointmentInput");
export const moveAppointmentInput = z
  .object({ ...chosen, reason: text(500) })
  .openapi("MoveAppointmentInput");

export const orientedBooking = bookingAnswer
  .omit({ requestId: true })
  .extend({ requestId: z.string(), requestStatus: z.string(), requestVersion: z.number().int() })
  .openapi("OrientedBooking");
export const orientedRequest = z
  .object({ requestId: z.string(), status: z.string(), version: z.number().int() })
  .openapi("OrientedRequest");

/** One card to read to the patient, to print, or to send. */
export const appointmentCard = z
  .object({
    startsAt: z.string(),
    /** « demain, mardi 24, 14 h 20 » */
    when: z.string(),
    /** « mardi 24 novembre 2026 à 14 h 20 (UTC+1) » */
    whenExact: z.string(),
    who: z.string(),
    modality: z.enum(["AMB", "HH", "VR"]),
    modalityLabel: z.string(),
    siteName: z.string(),
    address: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    phone: z.string().nullable(),
    teleconsultationUrl: z.string().nullable(),
    howToGetThere: z.array(z.string()),
    whatToBring: z.array(z.string()),
    ifYouCannotCome: z.string(),
    /** Names neither the patient nor why they come: may leave by ordinary mail or SMS. */
    text: z.string(),
  })
  .openapi("AppointmentCard");

/** The slot that was last offered to a request that waits, while it is still free. */
const offered = z.object({ slot: freeSlot, at: z.string(), withinDelay: z.boolean() }).nullable();
/** `delayOver`: the delay asked has passed, what frees is offered beyond it. */
export const slotOffer = z.object({ offered, delayOver: z.boolean() }).openapi("SlotOffer");
export const refuseOfferInput = z.object({ slotId: id() }).openapi("RefuseOfferInput");

export const waitingLine = z.object({
  requestId: z.string(),
  reference: z.string(),
  levelCode: z.string().nullable(),
  wantedBy: z.string().nullable(),
  waitingSince: z.string(),
  offered,
});
export const waitingList = z.object({ items: z.array(waitingLine) }).openapi("WaitingList");

export type SavedFilters = z.infer<typeof slotFilters>;
export type ProposalsQuery = z.infer<typeof proposalsQuery>;
export type SlotProposal = z.infer<typeof proposal>;
export type SlotProposals = z.infer<typeof proposals>;
export type HoldInput = z.infer<typeof holdInput>;
export type BookRequestInput = z.infer<typeof bookRequestInput>;
export type MoveAppointmentInput = z.infer<typeof moveAppointmentInput>;
export type OrientedBooking = z.infer<typeof orientedBooking>;
export type OrientedRequest = z.infer<typeof orientedRequest>;
export type AppointmentCard = z.infer<typeof appointmentCard>;
export type SlotOffer = z.infer<typeof slotOffer>;
export type WaitingList = z.infer<typeof waitingList>;
