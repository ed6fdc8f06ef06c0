import { z } from "@hono/zod-openapi";
import { id, instant, localDate, localTime, maybeText, text } from "../../../platform/http/index.ts";

const endTime = () => z.union([localTime(), z.literal("24:00")], { error: "Indiquez une heure (HH:MM)." });
const whole = (min: number, max: number, why: string) =>
  z.number({ error: why }).int(why).min(min, why).max(max, why);

/** What every slot takes from the template or the opening that makes it. */
const offer = {
  scheduleId: id(),
  slotMinutes: whole(5, 240, "Un créneau dure de 5 à 240 minutes."),
  places: whole(1, 50, "Indiquez de 1 à 50 places par créneau."),
  modality: z.enum(["AMB", "HH", "VR"], { error: "Choisissez cabinet, domicile ou téléconsultation." }),
  audiences: z
    .array(z.enum(["PUBLIC", "PRO", "SNP", "CPTS"], { error: "Un des publics choisis n'existe pas." }))
    .min(1, "Dites à qui ces créneaux sont ouverts.")
    .max(4),
  reasons: z.array(text(120)).max(30, "Gardez 30 motifs au plus.").default([]),
  shared: z.boolean().default(false),
};

export const templateInput = z
  .object({
    ...offer,
    weekdays: z
      .array(whole(1, 7, "Un des jours choisis n'existe pas."))
      .min(1, "Choisissez au moins un jour de la semaine.")
      .max(7),
    startTime: localTime(),
    /** "24:00" is the end of the day. */
    endTime: endTime(),
    validFrom: localDate(),
    validTo: localDate().nullable().default(null),
    everyWeeks: whole(1, 8, "Le rythme va de toutes les semaines à toutes les 8 semaines.").default(1),
    onHolidays: z.enum(["closed", "open"]).default("closed"),
  })
  .openapi("AgendaTemplateInput");

export const openingInput = z
  .object({ ...offer, startsAt: instant(), endsAt: instant() })
  .openapi("AgendaOpeningInput");

const absenceInput = {
  fromDate: localDate(),
  /** Local time; absent is the beginning of the day. */
  fromTime: localTime().nullable().default(null),
  toDate: localDate(),
  /** Absent is the end of the day. */
  toTime: localTime().nullable().default(null),
  label: maybeText(100).default(""),
};

/** Everything that a professional may do to their own time; one at a time. */
export const agendaChange = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("template.add"), template: templateInput }),
    z.object({ kind: z.literal("template.change"), templateId: id(), template: templateInput }),
    z.object({ kind: z.literal("template.end"), templateId: id() }),
    z.object({
      kind: z.literal("exception.add"),
      templateId: id(),
      onDate: localDate(),
      fromTime: localTime().nullable().default(null),
      untilTime: endTime().nullable().default(null),
      places: whole(0, 50, "Indiquez de 0 à 50 places ; 0 ferme.").default(0),
    }),
    z.object({ kind: z.literal("exception.cancel"), exceptionId: id() }),
    z.object({ kind: z.literal("opening.add"), opening: openingInput }),
    z.object({ kind: z.literal("opening.cancel"), openingId: id() }),
    z.object({ kind: z.literal("slot.close"), slotId: id() }),
    z.object({ kind: z.literal("slot.move"), slotId: id(), startsAt: instant() }),
    z.object({ kind: z.literal("absence.add"), ...absenceInput }),
    z.object({ kind: z.literal("absence.cancel"), absenceId: id() }),
    /** Nothing changes but what is decided of bookings that earlier changes concern. */
    z.object({ kind: z.literal("settle") }),
  ])
  .openapi("AgendaChange");

/** A coordinator or an operator acts for a professional who asked for it, and says so. */
const onBehalf = z.boolean().default(false);

export const previewInput = z.object({ change: agendaChange, onBehalf }).openapi("AgendaPreviewInput");

export const changeInput = z
  .object({
    change: agendaChange,
    onBehalf,
    /** Each booking that the preview showed is in one of these two lists. */
    keepBookingIds: z.array(id()).max(500, "500 rendez-vous au plus à la fois.").default([]),
    cancelBookingIds: z.array(id()).max(200, "200 rendez-vous au plus à la fois.").default([]),
    /** Written to those who asked for the cancelled bookings. No health data. */
    cancelReason: maybeText(500).default(""),
  })
  .refine((input) => input.cancelBookingIds.length === 0 || input.cancelReason.length > 0, {
    path: ["cancelReason"],
    message: "Dites pourquoi ces rendez-vous sont annulés : ceux qui les ont demandés le liront.",
  })
  .refine((input) => !input.keepBookingIds.some((one) => input.cancelBookingIds.includes(one)), {
    path: ["cancelBookingIds"],
    message: "Un même rendez-vous ne peut pas être gardé et annulé.",
  })
  .openapi("AgendaChangeInput");

export const concernedBooking = z.object({
  bookingId: z.string(),
  slotId: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  /** « demain, mardi 24, 9 h » */
  when: z.string(),
  patient: z.string(),
  patientPhone: z.string().nullable(),
  /** « Le créneau disparaîtrait. » */
  happens: z.string(),
});

const counts = {
  opened: z.number().int(),
  changed: z.number().int(),
  closed: z.number().int(),
  waiting: z.number().int(),
};

export const changePreview = z
  .object({
    /** The change itself: « Plage ajoutée : chaque mardi 14 h–15 h, 4 places. » */
    what: z.string(),
    /** What would happen to the slots, in French, to be read before. */
    sentence: z.string(),
    ...counts,
    /** Those who count on a slot that would vanish, move or shrink; the first 200. */
    bookings: z.array(concernedBooking),
    bookingCount: z.number().int(),
    /** Places held on the phone right now: they are waited for. */
    heldCount: z.number().int(),
    ifKept: z.string(),
    ifCancelled: z.string(),
    /** Too large for one request: the slots follow within a minute or so. */
    byJob: z.boolean(),
  })
  .openapi("AgendaChangePreview");

/** A booking that the change cancelled: taking the change back does not bring it back, because people were told. */
export const lostBooking = z.object({
  bookingId: z.string(),
  /** « demain, mardi 24, 9 h » */
  when: z.string(),
  patient: z.string(),
  patientPhone: z.string().nullable(),
  /** Its place is free once the change is taken back: it may be booked again. */
  freeAgain: z.boolean(),
});

export const undoPreview = changePreview
  .extend({
    /** Those to come, by time; the first 200. */
    lost: z.array(lostBooking),
  })
  .openapi("AgendaUndoPreview");

export const changeDone = z
  .object({
    changeId: z.string(),
    /** The change alone, for a gesture whose effect is in sight. */
    what: z.string(),
    /** The change and what became of the slots, as the journal keeps it. */
    sentence: z.string(),
    ...counts,
    byJob: z.boolean(),
  })
  .openapi("AgendaChangeDone");

export const changeLine = z
  .object({
    id: z.string(),
    at: z.string(),
    sentence: z.string(),
    undoneAt: z.string().nullable(),
    /** Until when it may be taken back; null when it no longer may. */
    undoUntil: z.string().nullable(),
  })
  .openapi("AgendaChangeLine");

export type TemplateInput = z.infer<typeof templateInput>;
export type OpeningInput = z.infer<typeof openingInput>;
export type AgendaChange = z.infer<typeof agendaChange>;
export type ChangeInput = z.infer<typeof changeInput>;
export type ConcernedBooking = z.infer<typeof concernedBooking>;
export type ChangePreview = z.infer<typeof changePreview>;
export type LostBooking = z.infer<typeof lostBooking>;
export type UndoPreview = z.infer<typeof undoPreview>;
export type ChangeDone = z.infer<typeof changeDone>;
export type ChangeLine = z.infer<typeof changeLine>;
