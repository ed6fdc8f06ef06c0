import { z } from "@hono/zod-openapi";
import { communeCode, id, localTime, maybeText, phone, text } from "../../../platform/http/index.ts";
import { version } from "../professional/professional-contract.ts";
import { point, radius } from "../search/search-contract.ts";
import { position } from "../site/site-contract.ts";

export const RESOURCE_KINDS = [
  "snp-centre",
  "home-visit",
  "imaging",
  "laboratory",
  "pass",
  "dental",
  "second-recourse",
  "emergency",
  "pharmacy-duty",
  "other",
] as const;
const kind = z.enum(RESOURCE_KINDS, { error: "Choisissez un type de ressource." });
const orNone = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? null : value), schema.nullable());
const website = z
  .string()
  .trim()
  .max(300, "Cette adresse est trop longue.")
  .refine(
    (value) => URL.canParse(value) && ["https:", "http:"].includes(new URL(value).protocol),
    "Indiquez une adresse qui commence par https://.",
  );

/** 1 = Monday … 7 = Sunday, 8 = public holidays; closing at or before opening: the next day. */
export const weeklyHours = z.object({
  day: z
    .number({ error: "Choisissez un jour." })
    .int()
    .min(1, "Choisissez un jour.")
    .max(8, "Choisissez un jour."),
  opens: localTime(),
  closes: localTime(),
});

const fields = {
  kind,
  name: z
    .string({ error: "Indiquez un nom." })
    .pipe(text(200))
    .refine((value) => value.length >= 2, "2 lettres au moins."),
  addressLine: maybeText(300),
  postalCode: orNone(
    z
      .string()
      .trim()
      .regex(/^\d{5}$/, "Un code postal a 5 chiffres."),
  ),
  communeCode: orNone(communeCode()),
  position: position.nullable(),
  hours: z.array(weeklyHours).max(60, "60 plages au plus."),
  publicPhone: orNone(phone()),
  directLine: orNone(phone()),
  website: orNone(website),
  conditions: maybeText(2_000),
};
export const resourceInput = z
  .object(fields)
  .partial()
  .required({ kind: true, name: true })
  .openapi("ResourceInput");
export const resourceChange = z
  .object({ ...fields, active: z.boolean() })
  .partial()
  .extend({ version })
  .strict()
  .openapi("ResourceChange");

const flag = z
  .enum(["true", "false"], { error: "Indiquez true ou false." })
  .transform((value) => value === "true")
  .optional();
export const resourceQuery = z
  .object({
    q: maybeText(80).optional(),
    /** Several, separated by commas. */
    kinds: z
      .string()
      .max(200)
      .optional()
      .transform((value) => (value ? value.split(",") : []))
      .pipe(z.array(kind).max(10)),
    near: point.optional(),
    radius,
    openNow: flag,
    inactive: flag,
  })
  .refine((query) => query.radius === undefined || query.near !== undefined, {
    path: ["near"],
    message: "Indiquez le point autour duquel chercher.",
  });

export const resource = z
  .object({
    id: z.string(),
    kind: z.string(),
    name: z.string(),
    address: z.string(),
    addressLine: z.string(),
    postalCode: z.string().nullable(),
    communeCode: z.string().nullable(),
    communeName: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    hours: z.array(weeklyHours),
    /** null: hours are not known. */
    openNow: z.boolean().nullable(),
    /** When it closes, or opens next, on the territory's clock. */
    changes: z.object({ on: z.string(), at: z.string() }).nullable(),
    publicPhone: z.string().nullable(),
    /** For the CPTS's caregivers; null for those who may not see it. */
    directLine: z.string().nullable(),
    website: z.string().nullable(),
    conditions: z.string(),
    distanceMeters: z.number().nullable(),
    active: z.boolean(),
    updatedAt: z.string(),
    version: z.string(),
    may: z.object({ edit: z.boolean() }),
  })
  .openapi("Resource");
export const resourceList = z.object({ items: z.array(resource) }).openapi("ResourceList");
export const resourceParam = z.object({ id: id() });

export type ResourceKind = (typeof RESOURCE_KINDS)[number];
export type ResourceInput = z.infer<typeof resourceInput>;
export type ResourceChange = z.infer<typeof resourceChange>;
export type ResourceQuery = z.infer<typeof resourceQuery>;
export type Resource = z.infer<typeof resource>;
