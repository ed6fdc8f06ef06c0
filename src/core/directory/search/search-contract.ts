import { z } from "@hono/zod-openapi";
import { communeCode, maybeText, pageQuery } from "../../../platform/http/index.ts";

const flag = z
  .enum(["true", "false"], { error: "Indiquez true ou false." })
  .transform((value) => value === "true")
  .optional();
const code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,10}$/, "Ce code n'est pas valable.")
  .optional();
const POINT = /^-?\d{1,2}(\.\d{1,12})?,-?\d{1,3}(\.\d{1,12})?$/;

/** `43.5456,1.4749`: latitude then longitude. */
export const point = z
  .string()
  .trim()
  .max(40, "Indiquez une latitude et une longitude.")
  .regex(POINT, "Indiquez une latitude et une longitude : 43.5456,1.4749.")
  .transform((value) => {
    const [latitude = 0, longitude = 0] = value.split(",").map(Number);
    return { latitude, longitude };
  })
  .refine(
    ({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180,
    "Ce point n'est pas sur la Terre.",
  );

export const radius = z.coerce
  .number({ error: "Indiquez une distance en mètres." })
  .int("Indiquez un nombre entier de mètres.")
  .min(100, "100 mètres au moins.")
  .max(200_000, "200 km au plus.")
  .optional();

const filters = z.object({
  /** Name, profession, speciality, commune or structure, as people type them. */
  q: maybeText(80).optional(),
  profession: code,
  speciality: code,
  commune: communeCode().optional(),
  near: point.optional(),
  /** Metres around `near`. */
  radius,
  acceptsNew: flag,
  homeVisits: flag,
  teleconsultation: flag,
  snp: flag,
  wheelchair: flag,
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}$/, "Indiquez un code de langue : es, ar, lsf…")
    .optional(),
  /** Those put aside instead of those in practice. */
  inactive: flag,
});

const needsPoint = (query: { radius?: number | undefined; near?: unknown }): boolean =>
  query.radius === undefined || query.near !== undefined;
const POINT_FIRST = { path: ["near"], message: "Indiquez le point autour duquel chercher." };

export const searchQuery = filters
  .extend({
    ...pageQuery.shape,
    order: z
      .enum(["relevance", "distance", "name"], { error: "Triez par relevance, distance ou name." })
      .optional(),
  })
  .refine(needsPoint, POINT_FIRST);
export const mapQuery = filters.refine(needsPoint, POINT_FIRST);

export const practicePlace = z
  .object({
    id: z.string(),
    siteId: z.string(),
    siteName: z.string(),
    siteKind: z.string(),
    address: z.string(),
    communeCode: z.string().nullable(),
    communeName: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    /** commune: the point is only the centre of the commune. */
    precision: z.string().nullable(),
    phone: z.string().nullable(),
    wheelchair: z.boolean().nullable(),
    accessNote: z.string().nullable(),
  })
  .openapi("PracticePlace");

export const professionalCard = z
  .object({
    id: z.string(),
    /** « Dr Alix Docteur » */
    displayName: z.string(),
    professionCode: z.string(),
    professionLabel: z.string(),
    specialityCode: z.string().nullable(),
    specialityLabel: z.string().nullable(),
    /** null: not said. */
    acceptsNewPatients: z.boolean().nullable(),
    homeVisits: z.boolean().nullable(),
    teleconsultation: z.boolean().nullable(),
    snpVolunteer: z.boolean(),
    languages: z.array(z.string()),
    active: z.boolean(),
    /** Metres to the nearest place of practice; null without `near`. */
    distanceMeters: z.number().nullable(),
    practices: z.array(practicePlace),
  })
  .openapi("ProfessionalCard");

export const professionalPage = z
  .object({ items: z.array(professionalCard), next: z.string().nullable() })
  .openapi("ProfessionalPage");

export const sitePoint = z
  .object({
    siteId: z.string(),
    name: z.string(),
    kind: z.string(),
    address: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    approximate: z.boolean(),
    count: z.number().int(),
    /** 12 at most; `count` says how many there are. */
    professionals: z.array(
      z.object({ id: z.string(), displayName: z.string(), professionLabel: z.string() }),
    ),
  })
  .openapi("SitePoint");

export const mapAnswer = z
  .object({
    points: z.array(sitePoint),
    /** Found people whose place is not known. */
    withoutPlace: z.number().int(),
    /** More than 2,000 people fit: narrow the search. */
    truncated: z.boolean(),
  })
  .openapi("DirectoryMap");

const choice = z.object({ code: z.string(), label: z.string(), count: z.number().int() });
export const directoryChoices = z
  .object({
    professions: z.array(choice),
    specialities: z.array(choice.extend({ professionCode: z.string() })),
    communes: z.array(choice),
    languages: z.array(choice.omit({ label: true })),
  })
  .openapi("DirectoryChoices");

const named = z.object({ code: z.string(), label: z.string() });
export const nomenclature = z
  .object({
    professions: z.array(named),
    specialities: z.array(named.extend({ professionCode: z.string() })),
  })
  .openapi("Nomenclature");

export type SearchQuery = z.infer<typeof searchQuery>;
export type SearchFilters = z.infer<typeof mapQuery>;
export type PracticePlace = z.infer<typeof practicePlace>;
export type ProfessionalCard = z.infer<typeof professionalCard>;
export type ProfessionalPage = z.infer<typeof professionalPage>;
export type SitePoint = z.infer<typeof sitePoint>;
export type DirectoryMap = z.infer<typeof mapAnswer>;
export type Nomenclature = z.infer<typeof nomenclature>;
export type DirectoryChoices = z.infer<typeof directoryChoices>;
