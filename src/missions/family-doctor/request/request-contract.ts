import { z } from "@hono/zod-openapi";
import {
  communeCode,
  id,
  localDate,
  maybeText,
  pageQuery,
  phone,
  text,
} from "../../../platform/http/index.ts";

export const REQUEST_STATUSES = [
  "to-check",
  "waiting",
  "proposed",
  "sent",
  "accepted",
  "told",
  "appointed",
  "closed",
] as const;
export const requestStatus = z.enum(REQUEST_STATUSES, { error: "Cet état n'existe pas." });
export const requestOrigin = z.enum(["public", "professional", "partner", "list", "desk"]);
export const agreedHow = z.enum(["public-page", "spoken", "written", "representative"], {
  error: "Dites comment l'accord a été donné.",
});
export const END_REASONS = [
  "declared",
  "found-alone",
  "moved",
  "died",
  "unreachable",
  "withdrew",
  "twin",
  "mistake",
] as const;
export const ageBand = z.enum(["0-15", "16-69", "70-79", "80+"], {
  error: "Cette tranche d'âge n'existe pas.",
});
export const priorityBand = z.enum(["high", "medium", "low"], { error: "Ce rang de priorité n'existe pas." });

const maybe = () => z.boolean({ error: "Répondez oui, non, ou laissez vide." }).nullable().default(null);

/** What is known of a patient's situation; null = not known. Nothing here tells origin, opinion or income. */
export const situation = z
  .object({
    ald: maybe(),
    disability: maybe(),
    pregnancy: maybe(),
    homebound: maybe(),
    isolated: maybe(),
    rights: z
      .enum(["none", "c2s", "ame"], { error: "Choisissez C2S, AME ou aucune." })
      .nullable()
      .default(null),
    treatmentEndsOn: localDate().nullable().default(null),
    leftHospitalOn: localDate().nullable().default(null),
    withoutDoctorSinceOn: localDate().nullable().default(null),
    needsHomeVisit: maybe(),
    languages: z
      .array(
        z
          .string()
          .trim()
          .regex(/^[a-z]{2,3}$/, "Ce code de langue n'est pas valable."),
      )
      .max(10, "10 langues au plus.")
      .default([]),
    familyProfessionalId: id().nullable().default(null),
    wish: maybeText(500).default(""),
    fragilityNote: maybeText(1_000).default(""),
    reachBy: z
      .enum(["phone", "mail", "sms", "letter"], { error: "Choisissez comment prévenir la personne." })
      .default("phone"),
  })
  .openapi("FamilyDoctorSituation");

/** A carer who asks for another. */
export const carer = z
  .object({ name: text(200), phone: phone().nullable().default(null) })
  .openapi("FamilyDoctorCarer");

/** The same client-made id by the same person is the same request. The patient is found or recorded beforehand (`/patients`). */
export const requestDeclaration = z
  .object({
    id: id().optional(),
    patientId: id(),
    situation: situation.default(situation.parse({})),
    carer: carer.nullable().default(null),
    agreed: z.literal(true, { error: "Sans l'accord de la personne, la demande ne peut pas être ouverte." }),
    agreedHow: agreedHow.exclude(["public-page"]).default("spoken"),
  })
  .openapi("FamilyDoctorDeclaration");

const part = z.object({ code: z.string(), points: z.number().int(), sentence: z.string() });

export const weight = z
  .object({
    /** What the rules say, then what a coordinator wrote over it. */
    value: z.number().int(),
    parts: z.array(part),
    overruled: z
      .object({ value: z.number().int(), reason: z.string(), byLabel: z.string(), at: z.string() })
      .nullable(),
    band: priorityBand,
    ruleVersion: z.number().int().nullable(),
    /** Place among those who wait; null when it does not wait. */
    rank: z.number().int().nullable(),
    waiting: z.number().int(),
    /** « 2e sur 148 : ALD (40), plus de 70 ans (30), attend depuis 5 mois (10) » */
    sentence: z.string(),
  })
  .openapi("FamilyDoctorWeight");

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
    /** Null once anonymous. */
    patient: patientShort.nullable(),
    origin: requestOrigin,
    declarantLabel: z.string(),
    communeCode: z.string().nullable(),
    communeName: z.string().nullable(),
    ageBand: ageBand.nullable(),
    needsHomeVisit: z.boolean().nullable(),
    weight,
    doctorName: z.string().nullable(),
    waitingSince: z.string(),
    standsSince: z.string(),
    unreachableCount: z.number().int(),
    appointmentOn: z.string().nullable(),
    endReason: z.enum(END_REASONS).nullable(),
    endLabel: z.string().nullable(),
    createdAt: z.string(),
    version: z.number().int(),
  })
  .openapi("FamilyDoctorRequestLine");

export const request = requestLine
  .extend({
    patientPhone: z.string().nullable(),
    situation,
    /** Of `situation.familyProfessionalId`, as the directory writes it. */
    familyDoctorName: z.string().nullable(),
    carer: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
    agreement: z
      .object({
        at: z.string(),
        how: agreedHow.nullable(),
        howLabel: z.string(),
        byLabel: z.string().nullable(),
      })
      .nullable(),
    /** Whether the person can follow it by a code; the code itself is kept nowhere. */
    hasFollowCode: z.boolean(),
    postalCode: z.string().nullable(),
    doctorProfessionalId: z.string().nullable(),
    bookingId: z.string().nullable(),
    /** Of the booking, while it stands: the day alone is known of an appointment noted by hand. */
    appointment: z
      .object({
        startsAt: z.string(),
        modality: z.enum(["AMB", "HH", "VR"]),
        siteName: z.string(),
        siteAddress: z.string(),
      })
      .nullable(),
    acceptedAt: z.string().nullable(),
    toldAt: z.string().nullable(),
    declaredOn: z.string().nullable(),
    endNote: z.string(),
    closedAt: z.string().nullable(),
    updatedAt: z.string(),
    exclusions: z.array(
      z.object({
        id: z.string(),
        professionalId: z.string(),
        professionalName: z.string(),
        reason: z.string(),
        at: z.string(),
      }),
    ),
    /** After three attempts in vain: closing is proposed, never done alone. */
    closingProposed: z.boolean(),
    can: z.object({
      correct: z.boolean(),
      check: z.boolean(),
      overrule: z.boolean(),
      exclude: z.boolean(),
      tell: z.boolean(),
      appoint: z.boolean(),
      declare: z.boolean(),
      giveCode: z.boolean(),
      close: z.boolean(),
    }),
    /** The last step, when this person may still undo it. */
    undo: z.object({ sentence: z.string(), at: z.string(), until: z.string() }).nullable(),
  })
  .openapi("FamilyDoctorRequest");

/** `board`: the coordination's, by state · `mine`: declared by me · `patients`: accepted by me or by who I assist. */
export const requestQuery = pageQuery.extend({
  view: z.enum(["board", "mine", "patients"]).default("mine"),
  status: requestStatus.optional(),
  commune: communeCode().optional(),
  ageBand: ageBand.optional(),
  band: priorityBand.optional(),
});

export const requestPage = z
  .object({ items: z.array(requestLine), next: z.string().nullable() })
  .openapi("FamilyDoctorRequestPage");

/** Names go in a body, never in an address. */
export const requestSearch = requestQuery
  .omit({ view: true })
  .extend({ text: text(100) })
  .openapi("FamilyDoctorRequestSearch");

/** The board's filters, for how many stand in each state. */
export const boardCountQuery = requestSearch
  .omit({ status: true, after: true, limit: true })
  .extend({ text: maybeText(100).default("") })
  .openapi("FamilyDoctorBoardCountQuery");
export const boardCounts = z
  .object({ counts: z.array(z.object({ status: requestStatus, count: z.number().int() })) })
  .openapi("FamilyDoctorBoardCounts");

/** One page to print or to read: what was asked, where it stands, each step. */
export const story = z
  .object({
    requestId: z.string(),
    reference: z.string(),
    statusLabel: z.string(),
    patientName: z.string().nullable(),
    declarantLabel: z.string(),
    doctorName: z.string().nullable(),
    appointmentOn: z.string().nullable(),
    declaredOn: z.string().nullable(),
    endLabel: z.string().nullable(),
    waitingSince: z.string(),
    weightSentence: z.string(),
    lines: z.array(z.object({ at: z.string(), byLabel: z.string(), kind: z.string(), sentence: z.string() })),
  })
  .openapi("FamilyDoctorStory");

export type RequestStatus = z.infer<typeof requestStatus>;
export type RequestOrigin = z.infer<typeof requestOrigin>;
export type AgreedHow = z.infer<typeof agreedHow>;
export type EndReason = (typeof END_REASONS)[number];
export type AgeBand = z.infer<typeof ageBand>;
export type PriorityBand = z.infer<typeof priorityBand>;
export type Situation = z.infer<typeof situation>;
export type Carer = z.infer<typeof carer>;
export type RequestDeclaration = z.infer<typeof requestDeclaration>;
export type RequestLine = z.infer<typeof requestLine>;
export type Request = z.infer<typeof request>;
export type RequestQuery = z.infer<typeof requestQuery>;
export type RequestSearch = z.infer<typeof requestSearch>;
export type BoardCountQuery = z.infer<typeof boardCountQuery>;
export type BoardCounts = z.infer<typeof boardCounts>;
export type Story = z.infer<typeof story>;
export type Weight = z.infer<typeof weight>;
