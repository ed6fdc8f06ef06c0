import { z } from "@hono/zod-openapi";
import { ROLES } from "../access/index.ts";
import { email, id, maybeText, text } from "../http/index.ts";

const role = z.enum(ROLES, { error: "Choisissez un rôle." });

/** A role as it is given: an assistant works for a professional of the directory, a partner comes from an organisation. */
const given = {
  role,
  professionalId: id().nullable().default(null),
  organization: maybeText(200).default(""),
};

type Given = { role: string; professionalId: string | null; organization: string };
const ASSISTANT = {
  path: ["professionalId"],
  message: "Choisissez le professionnel que cette personne assiste.",
};
const PARTNER = { path: ["organization"], message: "Indiquez l'organisme de ce partenaire." };
const hasProfessional = (one: Given): boolean => one.role !== "assistant" || one.professionalId !== null;
const hasOrganization = (one: Given): boolean => one.role !== "partner" || one.organization !== "";

export const invitationInput = z
  .object({
    email: email(),
    familyName: maybeText(100).default(""),
    givenName: maybeText(100).default(""),
    ...given,
  })
  .refine(hasProfessional, ASSISTANT)
  .refine(hasOrganization, PARTNER)
  .openapi("InvitationInput");

/** The same from the command line, where a professional is named by RPPS number. */
export const userInvitationInput = z
  .object({
    email: email(),
    familyName: maybeText(100).default(""),
    givenName: maybeText(100).default(""),
    role,
    organization: maybeText(200).default(""),
    professionalRpps: z
      .string()
      .regex(/^\d{11}$/, "Un numéro RPPS a 11 chiffres.")
      .optional(),
  })
  .refine((one) => one.role !== "assistant" || one.professionalRpps !== undefined, {
    path: ["professionalRpps"],
    message: "Indiquez le professionnel que cette personne assiste.",
  })
  .refine((one) => one.role !== "partner" || one.organization !== "", PARTNER);

export const grantInput = z
  .object({ userId: id(), ...given })
  .refine(hasProfessional, ASSISTANT)
  .refine(hasOrganization, PARTNER)
  .openapi("GrantInput");

export const joinDecision = z
  .object(given)
  .refine(hasProfessional, ASSISTANT)
  .refine(hasOrganization, PARTNER)
  .openapi("JoinDecision");

/** One role of one person: who does what is a list of these. */
export const member = z
  .object({
    id: z.string(),
    userId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: z.string(),
    professionalId: z.string().nullable(),
    professionalName: z.string().nullable(),
    organization: z.string(),
    grantedAt: z.string(),
  })
  .openapi("Member");

export const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.string(),
    professionalName: z.string().nullable(),
    organization: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    isExpired: z.boolean(),
  })
  .openapi("Invitation");

/** What a person who follows an invitation's link reads before accepting. */
export const invitationRead = z
  .object({
    cptsName: z.string(),
    cptsSlug: z.string(),
    role: z.string(),
    email: z.string(),
    professionalName: z.string().nullable(),
    organization: z.string(),
    expiresAt: z.string(),
    /** Signed in as this person: the role goes to this account. */
    signedInAs: z.string().nullable(),
    /** The address has an account already: sign in first, the link alone does not open it. */
    signInFirst: z.boolean(),
    /** A new account would be opened and whoever invited did not say whose: the page asks. */
    nameNeeded: z.boolean(),
    /** As the invitation has them; what is empty is asked. */
    familyName: z.string(),
    givenName: z.string(),
  })
  .openapi("InvitationRead");

export const joinRequest = z
  .object({
    id: z.string(),
    userId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    rpps: z.string().nullable(),
    /** The professional of the directory that bears the same RPPS number. */
    professionalId: z.string().nullable(),
    professionalName: z.string().nullable(),
    message: z.string(),
    createdAt: z.string(),
  })
  .openapi("JoinRequest");

export const joinInput = z
  .object({ cptsSlug: text(50), message: maybeText(500).default("") })
  .openapi("JoinInput");

export const joinableCpts = z
  .object({
    slug: z.string(),
    name: z.string(),
    department: z.string(),
    /** Its directory holds this person's RPPS number. */
    knowsMe: z.boolean(),
    asked: z.boolean(),
  })
  .openapi("JoinableCpts");

/** A professional of the directory to whom a role may be tied. */
export const linkableProfessional = z
  .object({ id: z.string(), name: z.string(), profession: z.string() })
  .openapi("LinkableProfessional");

export type LinkableProfessional = z.infer<typeof linkableProfessional>;
export type InvitationInput = z.infer<typeof invitationInput>;
export type GrantInput = z.infer<typeof grantInput>;
export type JoinDecision = z.infer<typeof joinDecision>;
export type Member = z.infer<typeof member>;
export type Invitation = z.infer<typeof invitation>;
export type InvitationRead = z.infer<typeof invitationRead>;
export type JoinRequest = z.infer<typeof joinRequest>;
export type JoinInput = z.infer<typeof joinInput>;
export type JoinableCpts = z.infer<typeof joinableCpts>;
