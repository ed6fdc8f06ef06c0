import { z } from "@hono/zod-openapi";
import { id, maybeText, pageQuery, text } from "../../../platform/http/index.ts";

const STATUSES = ["proposed", "sent", "accepted", "refused", "expired", "withdrawn"] as const;
const REFUSALS = [
  "full",
  "too-far",
  "no-home-visit",
  "other-profile",
  "knows-patient",
  "away",
  "other",
] as const;
const status = z.enum(STATUSES, { error: "Cet état n'existe pas." });
const refusal = z.enum(REFUSALS, { error: "Choisissez un motif dans la liste." });

/** One volunteer for one patient, with the reasons that speak for them. */
export const candidate = z
  .object({
    offerId: z.string(),
    professionalId: z.string(),
    professionalName: z.string(),
    communeName: z.string().nullable(),
    /** 1 is the best. */
    rank: z.number().int(),
    distanceMeters: z.number().int().nullable(),
    homeVisits: z.boolean(),
    languages: z.array(z.string()),
    capacity: z.number().int(),
    taken: z.number().int(),
    /** Taken / capacity were this patient given, 0 to 1. */
    loadAfter: z.number(),
    isFamilyDoctor: z.boolean(),
    /** French, the strongest first. */
    reasons: z.array(z.string()),
  })
  .openapi("FamilyDoctorCandidate");

export const candidates = z
  .object({
    requestId: z.string(),
    reference: z.string(),
    items: z.array(candidate),
    /** How many could take this patient today, beyond those shown. */
    inAll: z.number().int(),
    /** Said when nobody can. */
    whyNobody: z.string().nullable(),
  })
  .openapi("FamilyDoctorCandidates");

export const proposeInput = z
  .object({ offerId: id(), reason: maybeText(300).default("") })
  .openapi("FamilyDoctorProposeInput");
export const withdrawInput = z
  .object({ reason: text(300), proposeNext: z.boolean({ error: "Répondez oui ou non." }).default(false) })
  .openapi("FamilyDoctorWithdrawInput");
export const refuseInput = z
  .object({ refusal, note: maybeText(500).default("") })
  .openapi("FamilyDoctorRefuseInput");
export const sendManyInput = z
  .object({
    ids: z.array(id()).min(1, "Choisissez au moins une proposition.").max(200, "200 propositions au plus."),
  })
  .openapi("FamilyDoctorSendManyInput");
export const sentMany = z
  .object({
    sent: z.array(z.string()),
    notSent: z.array(z.object({ id: z.string(), why: z.string() })),
  })
  .openapi("FamilyDoctorSentMany");

/** What a doctor needs to decide, and no more; name and phone only once accepted. */
export const proposal = z
  .object({
    id: z.string(),
    requestId: z.string(),
    reference: z.string(),
    offerId: z.string(),
    professionalId: z.string(),
    professionalName: z.string(),
    status,
    statusLabel: z.string(),
    distanceMeters: z.number().int().nullable(),
    /** Why this doctor, in French. */
    why: z.array(z.string()),
    proposedAt: z.string(),
    sentAt: z.string().nullable(),
    expiresAt: z.string().nullable(),
    answeredAt: z.string().nullable(),
    answeredHow: z.enum(["page", "mail", "phone"]).nullable(),
    refusal: refusal.nullable(),
    refusalLabel: z.string().nullable(),
    refusalNote: z.string(),
    situation: z.object({
      ageBand: z.string().nullable(),
      /** Emptied, with all that tells of health, for a doctor who is no longer asked and did not accept. */
      ageLabel: z.string(),
      communeName: z.string().nullable(),
      needsHomeVisit: z.boolean().nullable(),
      languages: z.array(z.string()),
      /** French, one line each; never the rights to care (C2S, AME). */
      criteria: z.array(z.string()),
      wish: z.string(),
      waitingSince: z.string(),
    }),
    /** Null until the doctor has accepted; null again once anonymous. */
    patient: z
      .object({
        id: z.string(),
        familyName: z.string(),
        givenName: z.string(),
        birthOn: z.string().nullable(),
        phone: z.string().nullable(),
      })
      .nullable(),
    can: z.object({ send: z.boolean(), answer: z.boolean(), withdraw: z.boolean(), undo: z.boolean() }),
    /** An answer is undone until then; null otherwise. */
    undoUntil: z.string().nullable(),
  })
  .openapi("FamilyDoctorProposal");
export const proposalList = z.object({ items: z.array(proposal) }).openapi("FamilyDoctorProposals");
export const proposalCount = z
  .object({
    toAnswer: z.number().int(),
    /** When the first of them can no longer be answered; null when none waits. */
    firstExpiresAt: z.string().nullable(),
  })
  .openapi("FamilyDoctorProposalCount");
export const proposalPage = z
  .object({ items: z.array(proposal), next: z.string().nullable() })
  .openapi("FamilyDoctorProposalPage");
export const proposalsQuery = pageQuery.extend({ status: status.optional() });

/** What a link shows without a session: nothing that names anybody, no health. */
export const linkedProposal = z
  .object({
    state: z.literal("to-answer"),
    cptsName: z.string(),
    reference: z.string(),
    ageLabel: z.string(),
    communeName: z.string().nullable(),
    distanceMeters: z.number().int().nullable(),
    needsHomeVisit: z.boolean(),
    expiresAt: z.string(),
    /** Where the whole is read, signed in. */
    page: z.string(),
  })
  .openapi("FamilyDoctorLinkedProposal");
export const linkedAnswerInput = z
  .discriminatedUnion(
    "answer",
    [
      z.object({ answer: z.literal("accept") }),
      z.object({ answer: z.literal("refuse"), refusal, note: maybeText(500).default("") }),
    ],
    { error: "Répondez accept ou refuse." },
  )
  .openapi("FamilyDoctorLinkedAnswerInput");
export const linkedAnswer = z
  .object({ state: z.enum(["accepted", "refused"]), message: z.string(), page: z.string() })
  .openapi("FamilyDoctorLinkedAnswer");

export type Candidate = z.infer<typeof candidate>;
export type Candidates = z.infer<typeof candidates>;
export type Proposal = z.infer<typeof proposal>;
export type ProposalCount = z.infer<typeof proposalCount>;
export type ProposalStatus = z.infer<typeof status>;
export type Refusal = z.infer<typeof refusal>;
export type RefuseInput = z.infer<typeof refuseInput>;
export type ProposeInput = z.infer<typeof proposeInput>;
export type WithdrawInput = z.infer<typeof withdrawInput>;
export type SentMany = z.infer<typeof sentMany>;
export type LinkedProposal = z.infer<typeof linkedProposal>;
export type LinkedAnswer = z.infer<typeof linkedAnswer>;
export type LinkedAnswerInput = z.infer<typeof linkedAnswerInput>;
