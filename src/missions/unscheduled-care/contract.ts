import { z } from "@hono/zod-openapi";
import { communeCode, id, instant, maybeText, pageQuery, phone, text } from "../../platform/http/index.ts";

export * from "./measure/measure-contract.ts";
export * from "./orientation/orientation-contract.ts";
export * from "./return/return-contract.ts";
export * from "./sheet/sheet-contract.ts";

export const REQUEST_STATUSES = [
  "draft",
  "urgent",
  "to-orient",
  "held",
  "callback",
  "waiting",
  "booked",
  "resource",
  "seen",
  "closed",
  "cancelled",
] as const;
export const requestStatus = z.enum(REQUEST_STATUSES);
export const requesterKind = z.enum(["professional", "operator", "partner", "assistant", "coordinator"]);
export const redFlagDecision = z.enum(["called-15", "booking-after-15", "flag-entered-by-mistake"], {
  error: "Choisissez ce qui a été décidé après le signe de gravité.",
});
export const requestOutcome = z.enum(["seen", "redirected", "hospital", "advice", "noshow", "none"]);

/** What the search for a slot keeps; absent or empty = no filter. Same words as the ranking core. */
export const slotFilters = z
  .object({
    modalities: z
      .array(z.enum(["AMB", "HH", "VR"]))
      .max(3)
      .optional(),
    professionCodes: z
      .array(
        z
          .string()
          .trim()
          .regex(/^[0-9A-Za-z]{1,10}$/, "Ce code de profession n'est pas valable."),
      )
      .max(20, "20 professions au plus.")
      .optional(),
    languages: z
      .array(
        z
          .string()
          .trim()
          .regex(/^[a-z]{2,3}$/, "Ce code de langue n'est pas valable."),
      )
      .max(10, "10 langues au plus.")
      .optional(),
    wheelchair: z.boolean().optional(),
    maxDistanceMeters: z.number().int().min(100).max(200_000).nullable().optional(),
  })
  .openapi("SlotFilters");

/** Answers by code of question: yes/no, a choice, a text or a number. What does not fit the sheet is refused by question. */
const answers = z
  .record(
    z.string().max(60),
    z.union([z.boolean(), maybeText(2_000), z.number().min(-1_000_000).max(1_000_000), z.null()]),
  )
  .refine((all) => Object.keys(all).length <= 80, "80 réponses au plus.");

const fields = {
  requesterLabel: maybeText(200),
  /** Mandatory before submitting: who can be called back. */
  requesterPhone: phone().nullable(),
  patientId: id().nullable(),
  /** Who the patient is as typed, while there is no record of them; forgotten as soon as `patientId` names one. */
  typedPatient: z.object({ name: maybeText(200), phone: phone().nullable() }).nullable(),
  placeLabel: maybeText(300),
  placeCommuneCode: communeCode().nullable(),
  /** The point shown or felt by the phone; without it the centre of the commune is taken. */
  latitude: z
    .number()
    .min(-90, "Cette latitude n'est pas valable.")
    .max(90, "Cette latitude n'est pas valable.")
    .nullable(),
  longitude: z
    .number()
    .min(-180, "Cette longitude n'est pas valable.")
    .max(180, "Cette longitude n'est pas valable.")
    .nullable(),
  /** The patient was told what is recorded and why; the server keeps the time of the first yes. */
  informed: z.boolean(),
  agreed: z.boolean(),
  reason: maybeText(500),
  reasonCode: maybeText(60).nullable(),
  answers,
  /** Chosen by the human, never by the sheet. The level "appeler le 15" puts up the banner like a red flag. */
  levelCode: text(30).nullable(),
  /** Mandatory when the level is less urgent than the one proposed. */
  levelReason: maybeText(500).nullable(),
  wantedFrom: instant().nullable(),
  filters: slotFilters,
};

/** A draft: everything may be missing, and comes by later saves. Same id twice by the same person = the same draft. */
export const requestInput = z
  .object({ id: id().optional(), ...fields })
  .partial()
  .openapi("RequestInput");

/** A save: only what is sent changes. `version` is the one last read; sending again what is already there is not a conflict. */
export const requestPatch = z
  .object(fields)
  .partial()
  .extend({ version: z.number().int().min(1) })
  .openapi("RequestPatch");

export const requestSubmit = z
  .object({
    version: z.number().int().min(1),
    levelCode: fields.levelCode.optional(),
    levelReason: fields.levelReason.optional(),
  })
  .openapi("RequestSubmit");

export const redFlagDecisionInput = z
  .object({
    decision: redFlagDecision,
    reason: text(1_000).refine(
      (words) => words.length >= 10,
      "Dites pourquoi, en quelques mots (10 caractères au moins).",
    ),
  })
  .openapi("RedFlagDecisionInput");

export const endInput = z.object({ reason: text(500) }).openapi("RequestEndInput");
export const closeInput = z
  .object({
    outcome: z.enum(["advice", "redirected", "none"], { error: "Choisissez l'issue." }),
    reason: text(500),
  })
  .openapi("RequestCloseInput");
export const resourceInput = z
  .object({ resourceId: id(), note: maybeText(500).default("") })
  .openapi("RequestResourceInput");

/** Without a delay: the one of the level, in reference data (`unscheduled-care-delay`). */
export const callbackInput = z
  .object({
    delayMinutes: z.number().int().min(1, "Au moins 1 minute.").max(10_080, "7 jours au plus.").optional(),
    note: maybeText(500).default(""),
  })
  .openapi("CallbackInput");
export const attemptInput = z
  .object({ answered: z.boolean(), note: maybeText(500).default("") })
  .openapi("CallbackAttemptInput");

const level = z.object({
  code: z.string(),
  label: z.string(),
  /** 1 is the most urgent. */
  rank: z.number().int(),
  withinHours: z.number().nullable(),
  colour: z.string(),
  advice: z.string(),
  emergencyCall: z.boolean(),
});
export const priorityLevel = level.openapi("PriorityLevel");

const clock = z.object({
  /** What runs: time to orient within the wanted delay, time to call back, waiting of an urgent request, time that a place is still held, time until news of who was sent to a resource. */
  kind: z.enum(["wanted-by", "callback", "urgent", "hold", "news"]),
  dueAt: z.string(),
  late: z.boolean(),
});

const patientShort = z.object({
  id: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  birthOn: z.string().nullable(),
  sex: z.string(),
});

/** One line of a list. */
export const requestLine = z
  .object({
    id: z.string(),
    reference: z.string(),
    status: requestStatus,
    statusLabel: z.string(),
    patient: patientShort.nullable(),
    /** The name typed while there is no record yet. */
    typedName: z.string().nullable(),
    requesterLabel: z.string(),
    communeName: z.string().nullable(),
    level: level.pick({ code: true, label: true, rank: true, colour: true }).nullable(),
    redFlag: z.boolean(),
    /** After the red flag a decision that allows a booking was written: the sheet is to be finished, nobody has to call the 15 any more. */
    decided: z.boolean(),
    wantedBy: z.string().nullable(),
    clock: clock.nullable(),
    takenBy: z.object({ userId: z.string(), label: z.string() }).nullable(),
    callbackAttempts: z.number().int(),
    appointmentAt: z.string().nullable(),
    outcome: requestOutcome.nullable(),
    /** A return of information that this person has not read yet. */
    unreadReturn: z.boolean(),
    createdAt: z.string(),
    version: z.number().int(),
  })
  .openapi("RequestLine");

export const request = requestLine
  .omit({ level: true })
  .extend({
    level: level.nullable(),
    requester: z.object({
      userId: z.string(),
      kind: requesterKind,
      label: z.string(),
      phone: z.string().nullable(),
    }),
    /** Of the record; without one, as typed. */
    patientPhone: z.string().nullable(),
    place: z.object({
      label: z.string(),
      communeCode: z.string().nullable(),
      communeName: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
    }),
    ownDoctor: z
      .object({
        answer: z.enum(["yes", "none", "unknown"]),
        professionalId: z.string().nullable(),
        name: z.string().nullable(),
      })
      .nullable(),
    informedAt: z.string().nullable(),
    agreedAt: z.string().nullable(),
    reason: z.string(),
    reasonCode: z.string().nullable(),
    sheetId: z.string().nullable(),
    answers: z.record(z.string(), z.union([z.boolean(), z.string(), z.number(), z.null()])),
    redFlags: z.array(z.object({ code: z.string(), label: z.string() })),
    redFlagAt: z.string().nullable(),
    decision: z
      .object({
        code: redFlagDecision,
        label: z.string(),
        reason: z.string(),
        byLabel: z.string(),
        at: z.string(),
      })
      .nullable(),
    /** What the sheet says of the answers: it sorts and records, it never decides care. */
    score: z.object({
      proposedLevel: z.string().nullable(),
      missing: z.array(z.string()),
      bookingAllowed: z.boolean(),
      sentence: z.string(),
      explanation: z.array(z.string()),
    }),
    levelReason: z.string().nullable(),
    wantedFrom: z.string().nullable(),
    filters: slotFilters,
    booking: z.object({ cptsId: z.string(), id: z.string() }).nullable(),
    /** Until when a place is held for this request. */
    heldUntil: z.string().nullable(),
    resource: z
      .object({ id: z.string(), name: z.string(), phone: z.string().nullable(), note: z.string() })
      .nullable(),
    returnedAt: z.string().nullable(),
    endReason: z.string().nullable(),
    closedAt: z.string().nullable(),
    updatedAt: z.string(),
    /** What still keeps it from being oriented, in the order of the form; empty = it may be submitted. */
    toFill: z.array(z.object({ field: z.string(), message: z.string() })),
    /** What this person may do now. */
    can: z.object({
      edit: z.boolean(),
      /** Read how to reach the patient, and correct the record; not while a draft names somebody found by a search. */
      knowPatient: z.boolean(),
      /** Signal a sign of gravity, which gives back a place held or booked. */
      flag: z.boolean(),
      submit: z.boolean(),
      decide: z.boolean(),
      take: z.boolean(),
      release: z.boolean(),
      orient: z.boolean(),
      callback: z.boolean(),
      resource: z.boolean(),
      close: z.boolean(),
      cancel: z.boolean(),
      /** Move the appointment to another slot, or cancel it and look again. */
      changeAppointment: z.boolean(),
    }),
    /** The last step, when this person may still undo it (10 s, counted from `at`). */
    undo: z.object({ sentence: z.string(), at: z.string(), until: z.string() }).nullable(),
  })
  .openapi("Request");

/** `mine`: asked by me · `queue`: the desk's open requests, by urgency then age, those whose resource gave no news in time at the end · `patients`: mine as own doctor or treating · `patient`: of one patient · `to-read`: with a return that I have not read · `all`: every one, newest first (desk and coordination). */
export const requestQuery = pageQuery.extend({
  view: z.enum(["mine", "queue", "patients", "patient", "to-read", "all"]).default("mine"),
  /** Comma-separated. */
  status: z
    .string()
    .max(200)
    .transform((words) => words.split(",").filter(Boolean))
    .pipe(z.array(requestStatus).max(11))
    .optional(),
  level: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,30}$/, "Ce niveau n'est pas valable.")
    .optional(),
  commune: communeCode().optional(),
  patientId: id().optional(),
  /** `me`: taken in charge by me · `nobody` */
  taken: z.enum(["me", "nobody"]).optional(),
});

export const requestPage = z
  .object({ items: z.array(requestLine), next: z.string().nullable() })
  .openapi("RequestPage");

export type RequestStatus = z.infer<typeof requestStatus>;
export type RequesterKind = z.infer<typeof requesterKind>;
export type RequestInput = z.infer<typeof requestInput>;
export type RequestPatch = z.infer<typeof requestPatch>;
export type RequestSubmit = z.infer<typeof requestSubmit>;
export type RedFlagDecisionInput = z.infer<typeof redFlagDecisionInput>;
export type RequestQuery = z.infer<typeof requestQuery>;
export type RequestLine = z.infer<typeof requestLine>;
export type Request = z.infer<typeof request>;
export type PriorityLevel = z.infer<typeof priorityLevel>;
export type CloseInput = z.infer<typeof closeInput>;
export type ResourceInput = z.infer<typeof resourceInput>;
export type CallbackInput = z.infer<typeof callbackInput>;
export type AttemptInput = z.infer<typeof attemptInput>;
