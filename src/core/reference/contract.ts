import { z } from "@hono/zod-openapi";
import { localDate, text } from "../../platform/http/index.ts";

export const setName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "Ce référentiel n'existe pas.");
const code = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/,
    "Un code a 1 à 60 lettres sans accent, chiffres, points ou tirets.",
  );

export const setParams = z.object({ set: setName });
export const valueParams = setParams.extend({ code });
export const onQuery = z.object({ on: localDate().optional() });

const scalar = z.union(
  [z.string().max(2_000, "2 000 caractères au plus."), z.number(), z.boolean(), z.null()],
  { error: "Un texte, un nombre, oui ou non." },
);
const attributes = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/, "Ce nom d'attribut n'est pas valable."),
    z.union([scalar, z.array(scalar).max(200, "200 éléments au plus.")]),
    { error: "Indiquez les attributs." },
  )
  .refine((one) => Object.keys(one).length <= 50, "50 attributs au plus.")
  .refine(
    (one) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(one)),
    "Ces attributs contiennent des caractères interdits.",
  );

const edited = {
  label: text(300),
  attributes: attributes.default({}),
  /** Where it was found: a text, its date, its page. */
  source: text(500),
  /** First local day on which it holds. */
  validFrom: localDate(),
  validTo: localDate().nullable().default(null),
};
const inOrder = { path: ["validTo"], message: "La fin vient après le début." };

export const changeInput = z
  .object(edited)
  .refine((one) => one.validTo === null || one.validTo >= one.validFrom, inOrder)
  .openapi("ReferenceChange");
export const newValueInput = z
  .object({ code, ...edited })
  .refine((one) => one.validTo === null || one.validTo >= one.validFrom, inOrder)
  .openapi("NewReferenceValue");

export const referenceValue = z
  .object({
    code: z.string(),
    label: z.string(),
    attributes: z.record(z.string(), z.unknown()),
    source: z.string(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    /** By the administrator; false for what the platform shipped. */
    isEdited: z.boolean(),
  })
  .openapi("ReferenceValue");

export const referenceSet = z.object({ set: z.string(), title: z.string(), values: z.number() });
export const setList = z.object({ items: z.array(referenceSet) });
export const valueList = z.object({ set: z.string(), title: z.string(), items: z.array(referenceValue) });

export const communesQuery = z.object({
  q: z
    .string()
    .trim()
    .min(2, "Tapez au moins deux lettres, ou le début du code postal.")
    .max(80, "80 caractères au plus."),
  limit: z.coerce
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier.")
    .min(1, "Au moins 1.")
    .max(50, "50 au plus.")
    .default(12),
});

export const commune = z
  .object({
    code: z.string(),
    name: z.string(),
    postalCodes: z.array(z.string()),
    department: z.string(),
    population: z.number(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    /** The point is that of its postcode or department. */
    isApproximate: z.boolean(),
  })
  .openapi("Commune");
export const communeList = z.object({ items: z.array(commune) });

export type ChangeInput = z.infer<typeof changeInput>;
export type NewValueInput = z.infer<typeof newValueInput>;
export type ShownValue = z.infer<typeof referenceValue>;
export type ReferenceSet = z.infer<typeof referenceSet>;
export type FoundCommune = z.infer<typeof commune>;
