import { z } from "@hono/zod-openapi";
import { communeCode, id, maybeText, pageQuery, phone, text } from "../../../platform/http/index.ts";
import { version } from "../professional/professional-contract.ts";

export const SITE_KINDS = [
  "practice",
  "health-house",
  "health-centre",
  "pharmacy",
  "laboratory",
  "imaging",
  "hospital",
  "snp-centre",
  "other",
] as const;

const orNone = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? null : value), schema.nullable());
export const latitude = z
  .number({ error: "Indiquez une latitude." })
  .min(-90, "Ce point n'est pas sur la Terre.")
  .max(90, "Ce point n'est pas sur la Terre.");
export const longitude = z
  .number({ error: "Indiquez une longitude." })
  .min(-180, "Ce point n'est pas sur la Terre.")
  .max(180, "Ce point n'est pas sur la Terre.");
/** A point put on the map by hand. */
export const position = z.object({ latitude, longitude });

const fields = {
  name: text(200),
  kind: z.enum(SITE_KINDS, { error: "Choisissez un type de lieu." }),
  addressLine: maybeText(300),
  addressMore: maybeText(300),
  postalCode: orNone(
    z
      .string()
      .trim()
      .regex(/^\d{5}$/, "Un code postal a 5 chiffres."),
  ),
  communeCode: orNone(communeCode()),
  phone: orNone(phone()),
  wheelchair: z.boolean().nullable(),
  accessNote: orNone(maybeText(500)),
  /** By hand; absent: found from the address when the address changes. */
  position: position.nullable(),
};

export const siteInput = z
  .object(fields)
  .partial()
  .required({ name: true, kind: true, communeCode: true })
  .openapi("SiteInput");
export const siteChange = z.object(fields).partial().extend({ version }).strict().openapi("SiteChange");
export const siteQuery = z.object({ q: maybeText(80).optional(), ...pageQuery.shape });

export const site = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.string(),
    addressLine: z.string(),
    addressMore: z.string(),
    postalCode: z.string().nullable(),
    communeCode: z.string().nullable(),
    communeName: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    precision: z.string().nullable(),
    phone: z.string().nullable(),
    wheelchair: z.boolean().nullable(),
    accessNote: z.string().nullable(),
    source: z.string(),
    active: z.boolean(),
    version: z.string(),
    professionals: z.array(
      z.object({ id: z.string(), displayName: z.string(), professionLabel: z.string() }),
    ),
    may: z.object({ edit: z.boolean() }),
  })
  .openapi("Site");
export const siteLine = site
  .omit({ professionals: true, may: true })
  .extend({ count: z.number().int() })
  .openapi("SiteLine");
export const sitePage = z
  .object({ items: z.array(siteLine), next: z.string().nullable() })
  .openapi("SitePage");
export const siteParam = z.object({ id: id() });

export type SiteInput = z.infer<typeof siteInput>;
export type SiteChange = z.infer<typeof siteChange>;
export type Site = z.infer<typeof site>;
export type SiteLine = z.infer<typeof siteLine>;
