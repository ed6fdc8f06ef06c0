import { z } from "@hono/zod-openapi";
import { communeCode, localDate, maybeText, text } from "../../platform/http/index.ts";

export const areaInput = z
  .object({
    kind: z.enum(["commune", "iris", "sector"], { error: "Choisissez commune, IRIS ou secteur." }),
    /** INSEE code of the commune (5) or of the IRIS (9); none for a named sector. */
    code: maybeText(20).nullable().default(null),
    name: text(120),
    communeCode: communeCode(),
    /** Of a part of a commune; none: those of the commune. */
    postalCode: z
      .string()
      .trim()
      .regex(/^\d{5}$/, "Un code postal a cinq chiffres.")
      .nullish(),
    population: z
      .number({ error: "Indiquez une population." })
      .min(0, "Une population ne peut pas être négative.")
      .max(10_000_000, "Cette population est trop grande."),
    populationSource: text(200),
    populationYear: z.number().int().min(1990).max(2100).nullable().default(null),
  })
  .refine((area) => area.kind !== "iris" || /^[0-9AB]{9}$/.test(area.code ?? ""), {
    path: ["code"],
    message: "Un code IRIS a 9 chiffres.",
  })
  .openapi("AreaInput");

export const areasInput = z
  .object({
    areas: z.array(areaInput).max(1_000, "1 000 lignes au plus."),
    /** Of the territory that was on the screen: another one in the meantime is not written over. Without it, the last one to write wins. */
    revision: z.string().max(64).optional(),
  })
  .openapi("AreasInput");

export const territory = z
  .object({
    cptsId: z.string(),
    /** Changes with the areas. */
    revision: z.string(),
    name: z.string(),
    slug: z.string(),
    department: z.string(),
    timeZone: z.string(),
    /** The declared total where there is one, else the sum of the areas, rounded once. */
    population: z.number().int(),
    /** The sum of the areas, whatever was declared. */
    summedPopulation: z.number().int(),
    /** A total that an authority gave; null: the sum holds. */
    declared: z
      .object({
        population: z.number().int(),
        source: z.string(),
        year: z.number().int().nullable(),
        by: z.string(),
        at: z.string(),
      })
      .nullable(),
    /** 1 to 4, or null when no area is declared. */
    size: z.number().int().nullable(),
    sizeLabel: z.string().nullable(),
    /** Thresholds of the contract in force, so that a screen can say the size while the territory is drawn. */
    sizes: z.array(z.object({ size: z.number().int(), label: z.string(), minimum: z.number() })),
    areas: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        code: z.string().nullable(),
        name: z.string(),
        communeCode: z.string(),
        /** Its own; null: those of its commune. */
        postalCode: z.string().nullable(),
        population: z.number(),
        populationSource: z.string(),
        populationYear: z.number().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
      }),
    ),
  })
  .openapi("Territory");

export const agreementInput = z
  .object({
    partnerSlug: text(50),
    mayBook: z.boolean(),
    startsOn: localDate(),
    endsOn: localDate().nullable().default(null),
    note: maybeText(1_000).default(""),
  })
  .refine((one) => one.endsOn === null || one.endsOn >= one.startsOn, {
    path: ["endsOn"],
    message: "La fin vient après le début.",
  })
  .openapi("AgreementInput");

export const agreement = z
  .object({
    id: z.string(),
    /** granted: we open our slots to them; received: they open theirs to us. */
    direction: z.enum(["granted", "received"]),
    partnerName: z.string(),
    partnerSlug: z.string(),
    mayBook: z.boolean(),
    startsOn: z.string(),
    endsOn: z.string().nullable(),
    note: z.string(),
  })
  .openapi("Agreement");

export const communeFound = z
  .object({
    code: z.string(),
    name: z.string(),
    postalCodes: z.array(z.string()),
    department: z.string(),
    population: z.number().int(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
  })
  .openapi("CommuneFound");

/** A part of a commune that can be taken: an IRIS of a file, or a sector that a neighbour has named. */
export const areaFound = z
  .object({
    kind: z.enum(["iris", "sector"]),
    code: z.string().nullable(),
    name: z.string(),
    communeCode: z.string(),
    communeName: z.string(),
    /** null: no file tells it. */
    population: z.number().nullable(),
    populationSource: z.string(),
    populationYear: z.number().int().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    /** Names of the other CPTS that declare it. */
    takenBy: z.array(z.string()),
  })
  .openapi("AreaFound");

export const partsQuery = z.object({
  q: maybeText(60).default(""),
  /** INSEE code: the parts of this commune alone. */
  commune: communeCode().optional(),
});

export const neighbour = z
  .object({ name: z.string(), slug: z.string(), department: z.string() })
  .openapi("Neighbour");

export type AreaFound = z.infer<typeof areaFound>;
export type CommuneFound = z.infer<typeof communeFound>;
export type AreaInput = z.infer<typeof areaInput>;
export type AgreementInput = z.infer<typeof agreementInput>;
export type Territory = z.infer<typeof territory>;
export type Agreement = z.infer<typeof agreement>;
