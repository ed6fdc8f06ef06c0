import { z } from "@hono/zod-openapi";
import {
  communeCode,
  email,
  id,
  localDate,
  maybeName,
  maybeText,
  name,
  phone,
  text,
} from "../../platform/http/index.ts";

export const sex = z.enum(["F", "M", "U"], { error: "Choisissez féminin, masculin ou inconnu." });
export const ownDoctor = z.enum(["yes", "none", "unknown"], {
  error: "Dites si la personne a un médecin traitant.",
});

const latitude = z
  .number({ error: "Indiquez une latitude." })
  .min(-90, "Cette latitude n'est pas valable.")
  .max(90, "Cette latitude n'est pas valable.");
const longitude = z
  .number({ error: "Indiquez une longitude." })
  .min(-180, "Cette longitude n'est pas valable.")
  .max(180, "Cette longitude n'est pas valable.");

/** Identity traits by the national rules (CSP R.1111-8-6): birth names first, used names where they differ. */
const traits = {
  birthFamilyName: name(),
  usedFamilyName: maybeName().nullable().default(null),
  birthGivenNames: name(),
  usedGivenName: maybeName().nullable().default(null),
  sex,
  birthOn: localDate().nullable().default(null),
  /** INSEE code of the commune or country of birth. */
  birthPlaceCode: z
    .string()
    .trim()
    .regex(/^[0-9AB]{5}$/, "Ce code de lieu de naissance n'est pas valable.")
    .nullable()
    .default(null),
};
const contact = {
  phone: phone().nullable().default(null),
  email: email().nullable().default(null),
  addressLine: maybeText(300).default(""),
  postalCode: z
    .string()
    .trim()
    .regex(/^\d{5}$/, "Un code postal a 5 chiffres.")
    .nullable()
    .default(null),
  communeCode: communeCode().nullable().default(null),
  latitude: latitude.nullable().default(null),
  longitude: longitude.nullable().default(null),
  contactPerson: maybeText(200).nullable().default(null),
  ownDoctor: ownDoctor.default("unknown"),
  ownDoctorProfessionalId: id().nullable().default(null),
  ownDoctorName: maybeText(200).nullable().default(null),
};

export const patientInput = z
  .object({
    /** Made by the client, so that a phone without network may send it again. */
    id: id().optional(),
    ...traits,
    ...contact,
    /** The candidates were shown and none is this person. Without it a likely twin answers 409 `patients.likely-twin`. */
    noTwinConfirmed: z.boolean().default(false),
  })
  .openapi("PatientInput");

/** Names go in a body, never in an address. */
export const patientSearch = z
  .object({
    name: text(200),
    birthOn: localDate().nullable().default(null),
  })
  .openapi("PatientSearch");

export const patientCandidate = z
  .object({
    id: z.string(),
    birthFamilyName: z.string(),
    usedFamilyName: z.string().nullable(),
    birthGivenNames: z.string(),
    usedGivenName: z.string().nullable(),
    sex,
    birthOn: z.string().nullable(),
    communeName: z.string().nullable(),
    /** 0 to 1: likeness of the names. */
    likeness: z.number(),
    sameBirthDate: z.boolean(),
  })
  .openapi("PatientCandidate");

/** Only what is sent changes; `reason` says why the traits are corrected. */
export const patientCorrection = z
  .object({
    birthFamilyName: name().optional(),
    usedFamilyName: maybeName().nullable().optional(),
    birthGivenNames: name().optional(),
    usedGivenName: maybeName().nullable().optional(),
    sex: sex.optional(),
    birthOn: localDate().nullable().optional(),
    birthPlaceCode: z
      .string()
      .trim()
      .regex(/^[0-9AB]{5}$/, "Ce code de lieu de naissance n'est pas valable.")
      .nullable()
      .optional(),
    phone: phone().nullable().optional(),
    email: email().nullable().optional(),
    addressLine: maybeText(300).optional(),
    postalCode: z
      .string()
      .trim()
      .regex(/^\d{5}$/, "Un code postal a 5 chiffres.")
      .nullable()
      .optional(),
    communeCode: communeCode().nullable().optional(),
    latitude: latitude.nullable().optional(),
    longitude: longitude.nullable().optional(),
    contactPerson: maybeText(200).nullable().optional(),
    ownDoctor: ownDoctor.optional(),
    ownDoctorProfessionalId: id().nullable().optional(),
    ownDoctorName: maybeText(200).nullable().optional(),
    /** What the person had before the eyes: `updatedAt` of the record read. */
    readAt: z.iso.datetime({ offset: true, error: "Indiquez la version lue." }),
    reason: maybeText(300).default(""),
  })
  .openapi("PatientCorrection");

export const patient = z
  .object({
    id: z.string(),
    birthFamilyName: z.string(),
    usedFamilyName: z.string().nullable(),
    birthGivenNames: z.string(),
    usedGivenName: z.string().nullable(),
    sex,
    birthOn: z.string().nullable(),
    birthPlaceCode: z.string().nullable(),
    identityStatus: z.enum(["PROVISOIRE", "RECUPEREE", "VALIDEE", "QUALIFIEE"]),
    identityAttributes: z.array(z.enum(["douteuse", "fictive", "homonyme"])),
    /** The record that is kept instead of this one, at the end of the chain; null while this one lives. */
    mergedIntoId: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    addressLine: z.string(),
    postalCode: z.string().nullable(),
    communeCode: z.string().nullable(),
    communeName: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    contactPerson: z.string().nullable(),
    ownDoctor,
    ownDoctorProfessionalId: z.string().nullable(),
    /** From the directory when the doctor is in it, else as typed. */
    ownDoctorName: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .openapi("Patient");

/** Why the record is opened: kept in the audit with the read. */
export const readPurpose = z.enum(["orientation", "follow-up", "identity"]).default("orientation");

export type PatientInput = z.infer<typeof patientInput>;
export type PatientSearch = z.infer<typeof patientSearch>;
export type PatientCandidate = z.infer<typeof patientCandidate>;
export type PatientCorrection = z.infer<typeof patientCorrection>;
export type Patient = z.infer<typeof patient>;
