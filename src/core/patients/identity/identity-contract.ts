import { z } from "@hono/zod-openapi";
import { maybeText, text } from "../../../platform/http/index.ts";

export const identityStatus = z.enum(["PROVISOIRE", "RECUPEREE", "VALIDEE", "QUALIFIEE"]);
export const identityAttribute = z.enum(["douteuse", "fictive", "homonyme"], {
  error: "Choisissez parmi douteuse, fictive et homonyme.",
});
const readAt = z.iso.datetime({ offset: true, error: "Indiquez la version lue." });
const code = (what: string) => z.string({ error: what }).regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/, what);

/** A matricule as typed and the OID of who gave it (reference set `ins-authority`). */
const ins = z.object({
  matricule: text(30),
  authority: code("Choisissez l'autorité du matricule."),
});

export const identityStepInput = z
  .discriminatedUnion(
    "step",
    [
      z.object({
        step: z.literal("document-seen"),
        /** Code of the reference set `identity-document`; the document's number is not asked. */
        document: code("Dites quel document vous avez vu."),
        readAt,
      }),
      z.object({
        step: z.literal("ins-received"),
        ins,
        /** Which software asked INSi, and when: the answer was read there. */
        reason: text(300),
        readAt,
      }),
      z.object({ step: z.literal("back-to-provisional"), reason: text(300), readAt }),
    ],
    { error: "Choisissez une étape." },
  )
  .openapi("IdentityStepInput");

export const identityAttributesInput = z
  .object({
    attributes: z.array(identityAttribute).max(3, "3 attributs au plus."),
    reason: maybeText(300).default(""),
    readAt,
  })
  .openapi("IdentityAttributesInput");

export const askInsiInput = z.object({ readAt }).openapi("AskInsiInput");

const choice = z.object({ code: z.string(), label: z.string() });

export const identity = z
  .object({
    patientId: z.string(),
    status: identityStatus,
    attributes: z.array(identityAttribute),
    document: z.object({ label: z.string(), seenAt: z.string(), seenBy: z.string() }).nullable(),
    /** Never the number: see `POST …/ins`. */
    ins: z
      .object({
        authority: z.string(),
        how: z.enum(["INSI", "ELSEWHERE"]),
        takenAt: z.string(),
        takenBy: z.string(),
        /** Only while the identity is qualified may it be shown. */
        mayBeShown: z.boolean(),
      })
      .nullable(),
    changedAt: z.string().nullable(),
    changedBy: z.string(),
    reason: z.string(),
    steps: z.array(z.enum(["document-seen", "ins-received", "back-to-provisional"])),
    insiConnected: z.boolean(),
    /** What may be chosen at the next step: documents of high trust, and the authorities whose numbers are admitted here. */
    documents: z.array(choice),
    authorities: z.array(choice),
    updatedAt: z.string(),
  })
  .openapi("PatientIdentity");

export const shownIns = z
  .object({ matricule: z.string(), authority: z.string(), authorityLabel: z.string() })
  .openapi("ShownIns");

export const insSearch = ins.openapi("InsSearch");

export type IdentityStepInput = z.infer<typeof identityStepInput>;
export type IdentityAttributesInput = z.infer<typeof identityAttributesInput>;
export type Identity = z.infer<typeof identity>;
export type ShownIns = z.infer<typeof shownIns>;
