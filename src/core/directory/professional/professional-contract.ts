import { z } from "@hono/zod-openapi";
import { email, id, maybeText, phone, text } from "../../../platform/http/index.ts";
import { practicePlace, professionalCard } from "../search/search-contract.ts";

const yesNo = z.boolean({ error: "Répondez par oui ou par non." });
const rpps = z
  .string()
  .trim()
  .regex(/^[0-9A-Z]{8,12}$/, "Un numéro RPPS a 11 chiffres.");
const code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{1,10}$/, "Choisissez dans la liste.");
const languages = z
  .array(
    z
      .string()
      .trim()
      .regex(/^[a-z]{2,3}$/, "Choisissez une langue de la liste."),
  )
  .max(20, "20 langues au plus.")
  .transform((list) => [...new Set(list)]);
/** Empty text is "none", so that a field can be emptied. */
const orNone = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? null : value), schema.nullable());

const identity = {
  civility: orNone(maybeText(20)),
  familyName: text(100),
  givenName: maybeText(100),
  professionCode: code,
  categoryCode: orNone(code),
  specialityCode: orNone(code),
};
const own = {
  email: orNone(email()),
  directLine: orNone(phone()),
  acceptsNewPatients: yesNo.nullable(),
  homeVisits: yesNo.nullable(),
  teleconsultation: yesNo.nullable(),
  snpVolunteer: yesNo,
  languages,
  note: orNone(maybeText(1_000)),
};

/** As read: whoever changes an older one is told instead of overwriting. */
export const version = z
  .string({ error: "Relisez la fiche avant de la modifier." })
  .regex(/^\d{1,20}$/, "Relisez la fiche avant de la modifier.");

export const professionalInput = z
  .object({ ...identity, ...own, rpps: orNone(rpps) })
  .partial()
  .required({ familyName: true, givenName: true, professionCode: true })
  .openapi("ProfessionalInput");
export const professionalChange = z
  .object({ ...identity, ...own })
  .partial()
  .extend({ version })
  .strict()
  .openapi("ProfessionalChange");
export const activeInput = z.object({ active: yesNo, version }).openapi("ActiveInput");

/** Fields that the national file also fills. */
export const NATIONAL_FIELDS = [
  "civility",
  "familyName",
  "givenName",
  "professionCode",
  "categoryCode",
  "specialityCode",
  "email",
] as const;
export const nationalValueInput = z
  .object({ field: z.enum(NATIONAL_FIELDS, { error: "Ce champ n'a pas de valeur nationale." }), version })
  .openapi("NationalValueInput");

export const professional = professionalCard
  .omit({ distanceMeters: true, practices: true })
  .extend({
    rpps: z.string().nullable(),
    civility: z.string().nullable(),
    familyName: z.string(),
    givenName: z.string(),
    categoryCode: z.string().nullable(),
    /** null for those who may not see it: `canSeeDirectLine` says which. */
    email: z.string().nullable(),
    directLine: z.string().nullable(),
    note: z.string().nullable(),
    source: z.enum(["rpps", "local"]),
    /** Edited here: an import proposes its value and does not overwrite. */
    localFields: z.array(z.string()),
    updatedAt: z.string(),
    version: z.string(),
    practices: z.array(practicePlace),
    may: z.object({
      edit: z.boolean(),
      editIdentity: z.boolean(),
      setActive: z.boolean(),
      editPractices: z.boolean(),
      seeDirectLine: z.boolean(),
    }),
  })
  .openapi("Professional");
/** `found`: the last import held the national value, now in place. Otherwise ours stays until the next import. */
export const nationalValueAnswer = z
  .object({ professional, found: z.boolean() })
  .openapi("NationalValueAnswer");

export const oneParam = z.object({ id: id() });

export type ProfessionalInput = z.infer<typeof professionalInput>;
export type ProfessionalChange = z.infer<typeof professionalChange>;
export type Professional = z.infer<typeof professional>;
export type NationalField = (typeof NATIONAL_FIELDS)[number];
