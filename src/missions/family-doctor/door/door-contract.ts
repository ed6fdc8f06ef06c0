import { z } from "@hono/zod-openapi";
import {
  communeCode,
  email,
  localDate,
  maybeName,
  maybeText,
  name,
  phone,
  text,
} from "../../../platform/http/index.ts";
import { requestStatus } from "../request/request-contract.ts";

const yesNo = () => z.boolean({ error: "Répondez oui, non, ou passez la question." }).nullable();

/** What the page shows before anything is asked. */
export const door = z
  .object({
    open: z.boolean(),
    cptsName: z.string(),
    note: z.string(),
    contactPhone: z.string().nullable(),
    /** How long what is sent is kept once the request is ended; months. */
    retentionMonths: z.number().int(),
  })
  .openapi("FamilyDoctorDoor");

/** The puzzle to solve: find `nonce` so that SHA-256(`<challenge>:<nonce>`) begins with `difficulty` zero bits. */
export const doorChallenge = z
  .object({ challenge: z.string(), difficulty: z.number().int() })
  .openapi("FamilyDoctorDoorChallenge");

export const doorBeginning = z
  .object({
    challenge: z.string().max(100, "Cette page est restée ouverte trop longtemps : rechargez-la."),
    nonce: z.number({ error: "Rechargez la page." }).int().min(0).max(4_294_967_295),
    informed: z.literal(true, { error: "Lisez l'information, puis dites que vous êtes d'accord." }),
  })
  .openapi("FamilyDoctorDoorBeginning");

/** Ten questions at most; every answer may wait, all are kept as one goes. */
const answers = {
  forWhom: z.enum(["me", "other"], { error: "Dites pour qui vous faites la demande." }),
  carerName: maybeText(200),
  carerPhone: phone().nullable(),
  familyName: name(),
  givenNames: name(),
  usedFamilyName: maybeName(),
  sex: z.enum(["F", "M", "U"], { error: "Choisissez une réponse." }),
  birthOn: localDate(),
  communeCode: communeCode(),
  postalCode: z
    .string()
    .trim()
    .regex(/^\d{5}$/, "Un code postal a 5 chiffres."),
  addressLine: maybeText(300),
  phone: phone(),
  email: email().nullable(),
  reachBy: z.enum(["phone", "mail", "sms", "letter"], { error: "Choisissez comment vous prévenir." }),
  withoutDoctorSinceOn: localDate().nullable(),
  ald: yesNo(),
  rights: z.enum(["none", "c2s", "ame"], { error: "Choisissez une réponse." }).nullable(),
  homebound: yesNo(),
  disability: yesNo(),
  pregnancy: yesNo(),
  isolated: yesNo(),
  treatmentEndsOn: localDate().nullable(),
  leftHospitalOn: localDate().nullable(),
  needsHomeVisit: yesNo(),
  languages: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[a-z]{2,3}$/, "Ce code de langue n'est pas valable."),
    )
    .max(10, "10 langues au plus."),
  wish: maybeText(500),
};

export const doorAnswers = z.object(answers).partial().openapi("FamilyDoctorDoorAnswers");

/** What cannot be missing when the request is sent; a number as well, the patient's or the carer's. */
export const completeAnswers = z.object(answers).partial().required({
  forWhom: true,
  familyName: true,
  givenNames: true,
  sex: true,
  birthOn: true,
  communeCode: true,
  reachBy: true,
});

export const doorDraft = z
  .object({ answers: doorAnswers, version: z.number().int(), expiresAt: z.string() })
  .openapi("FamilyDoctorDoorDraft");

export const doorSaving = z
  .object({
    version: z.number({ error: "Indiquez la version lue." }).int().min(1),
    answers: doorAnswers,
  })
  .openapi("FamilyDoctorDoorSaving");

export const doorSending = z
  .object({ agreed: z.literal(true, { error: "Sans votre accord, la demande ne peut pas être envoyée." }) })
  .openapi("FamilyDoctorDoorSending");

export const doorSent = z.object({ code: z.string() }).openapi("FamilyDoctorDoorSent");

export const doorCommunes = z
  .object({ items: z.array(z.object({ code: z.string(), name: z.string() })) })
  .openapi("FamilyDoctorDoorCommunes");
export const postcodeQuery = z.object({
  postcode: z.string().regex(/^\d{5}$/, "Un code postal a 5 chiffres."),
});

const code = z.string({ error: "Indiquez votre code." }).trim().max(40, "Ce code est trop long.");

export const followInput = z.object({ code }).openapi("FamilyDoctorFollowInput");
/** What is said replaces what stood; what is not said stays. The name, the birth and the commune are changed by the CPTS. */
export const followCorrection = z
  .object({
    code,
    phone: phone().optional(),
    email: email().optional(),
    addressLine: text(300).optional(),
    reachBy: answers.reachBy.optional(),
    wish: maybeText(500).optional(),
    needsHomeVisit: yesNo().optional(),
    ald: yesNo().optional(),
    rights: answers.rights.optional(),
    homebound: yesNo().optional(),
    disability: yesNo().optional(),
    pregnancy: yesNo().optional(),
    isolated: yesNo().optional(),
    treatmentEndsOn: answers.treatmentEndsOn.optional(),
    leftHospitalOn: answers.leftHospitalOn.optional(),
    withoutDoctorSinceOn: answers.withoutDoctorSinceOn.optional(),
  })
  .superRefine(({ reachBy, email: mail, addressLine }, check) => {
    // Asked anew, whatever is known: the answer tells nothing of the record.
    if (reachBy === "mail" && !mail)
      check.addIssue({ code: "custom", path: ["email"], message: "Indiquez l'adresse mail." });
    if (reachBy === "letter" && !addressLine)
      check.addIssue({ code: "custom", path: ["addressLine"], message: "Indiquez l'adresse." });
  })
  .openapi("FamilyDoctorFollowCorrection");
export const followWithdrawal = z
  .object({
    code,
    reason: z.enum(["found-alone", "moved", "withdrew"], { error: "Choisissez le motif." }),
  })
  .openapi("FamilyDoctorFollowWithdrawal");

/** States only: whoever holds the code learns no name, no health, no doctor. */
export const follow = z
  .object({
    status: requestStatus,
    label: z.string(),
    /** What happens next, in one plain sentence. */
    sentence: z.string(),
    since: z.string(),
    openedAt: z.string(),
    steps: z.array(z.object({ label: z.string(), state: z.enum(["done", "now", "to-come"]) })),
    canCorrect: z.boolean(),
    canWithdraw: z.boolean(),
    contactPhone: z.string().nullable(),
  })
  .openapi("FamilyDoctorFollow");

export type Door = z.infer<typeof door>;
export type DoorAnswers = z.infer<typeof doorAnswers>;
export type CompleteAnswers = z.infer<typeof completeAnswers>;
export type DoorBeginning = z.infer<typeof doorBeginning>;
export type DoorDraft = z.infer<typeof doorDraft>;
export type Follow = z.infer<typeof follow>;
export type FollowCorrection = z.infer<typeof followCorrection>;
export type FollowWithdrawal = z.infer<typeof followWithdrawal>;
