import { z } from "@hono/zod-openapi";
import { communeCode, id, localDate, maybeText, text } from "../../../platform/http/index.ts";
import { carer, END_REASONS, situation } from "./request-contract.ts";

const version = z
  .number({ error: "Indiquez la version lue." })
  .int("Indiquez la version lue.")
  .min(1, "Indiquez la version lue.");
const reason = text(500).refine(
  (words) => words.length >= 5,
  "Dites pourquoi, en quelques mots (5 caractères au moins).",
);

/** Only what is sent changes; `situation` is sent whole. `version` is the one last read. */
export const requestCorrection = z
  .object({
    version,
    situation: situation.optional(),
    carer: carer.nullable().optional(),
    place: z
      .object({
        postalCode: z
          .string()
          .trim()
          .regex(/^\d{5}$/, "Un code postal a 5 chiffres.")
          .nullable(),
        communeCode: communeCode().nullable(),
      })
      .optional(),
  })
  .openapi("FamilyDoctorCorrection");

export const weightInput = z
  .object({
    weight: z
      .number({ error: "Indiquez un nombre de points." })
      .int("Indiquez un nombre entier.")
      .min(0, "Au moins 0.")
      .max(1_000_000, "1 000 000 au plus."),
    reason,
  })
  .openapi("FamilyDoctorWeightInput");

export const closeInput = z
  .object({
    reason: z.enum(END_REASONS, { error: "Choisissez le motif." }).exclude(["declared"]),
    note: maybeText(500).default(""),
  })
  .openapi("FamilyDoctorCloseInput");

export const toldInput = z
  .object({
    way: z.enum(["phone", "mail", "sms", "letter"], { error: "Dites comment la personne a été prévenue." }),
  })
  .openapi("FamilyDoctorToldInput");

/** Somebody tried to reach the person, in vain; from the third time on, `closing` ends the request as « injoignable ». */
export const attemptInput = z
  .object({
    way: z.enum(["phone", "mail", "sms", "letter"], { error: "Dites comment vous avez essayé." }),
    note: maybeText(200).default(""),
    closing: z.boolean({ error: "Répondez oui ou non." }).default(false),
  })
  .openapi("FamilyDoctorAttemptInput");

export const appointmentInput = z
  .object({ on: localDate(), bookingId: id().nullable().default(null) })
  .openapi("FamilyDoctorAppointmentInput");

export const declaredInput = z.object({ on: localDate() }).openapi("FamilyDoctorDeclaredInput");

export const exclusionInput = z
  .object({ professionalId: id(), reason })
  .openapi("FamilyDoctorExclusionInput");

export type RequestCorrection = z.infer<typeof requestCorrection>;
export type WeightInput = z.infer<typeof weightInput>;
export type CloseInput = z.infer<typeof closeInput>;
export type ToldInput = z.infer<typeof toldInput>;
export type AttemptInput = z.infer<typeof attemptInput>;
export type AppointmentInput = z.infer<typeof appointmentInput>;
export type ExclusionInput = z.infer<typeof exclusionInput>;
