import { z } from "@hono/zod-openapi";
import { text } from "../../../platform/http/index.ts";

const degrees = (most: number) =>
  z.coerce
    .number({ error: "Indiquez un nombre de degrés." })
    .min(-most, "Ces degrés sont hors du globe.")
    .max(most, "Ces degrés sont hors du globe.");

export const groundQuery = z
  .object({
    level: z.enum(["commune", "iris"], { error: "Choisissez commune ou iris." }),
    west: degrees(180),
    south: degrees(90),
    east: degrees(180),
    north: degrees(90),
  })
  .refine((box) => box.west <= box.east && box.south <= box.north, {
    path: ["east"],
    message: "L'est vient après l'ouest, le nord au-dessus du sud.",
  });

/** Polygons, their rings, points [longitude, latitude]; null where no contour was loaded. */
const shape = () => z.array(z.array(z.array(z.tuple([z.number(), z.number()])))).nullable();

export const territoryMap = z
  .object({
    pieces: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        /** Named sectors that lie somewhere in it. */
        sectors: z.array(z.string()),
        /** whole: ours · part: a commune of which a part is ours · around: of others */
        kind: z.enum(["whole", "part", "around"]),
        shape: shape(),
        latitude: z.number(),
        longitude: z.number(),
        population: z.number(),
      }),
    ),
    /** Where the contours come from; empty: points only. */
    source: z.string(),
  })
  .openapi("TerritoryMap");

export const ground = z
  .object({
    level: z.enum(["commune", "iris"]),
    items: z.array(
      z.object({
        kind: z.enum(["commune", "iris"]),
        code: z.string(),
        name: z.string(),
        communeCode: z.string(),
        /** null: no file tells it. */
        population: z.number().nullable(),
        populationSource: z.string(),
        populationYear: z.number().int().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        shape: shape(),
        /** Names of the other CPTS that declare it, or a part of it. */
        takenBy: z.array(z.string()),
      }),
    ),
    /** More lay in the box than are answered: come closer. */
    isCut: z.boolean(),
    hasCommunes: z.boolean(),
    hasIris: z.boolean(),
    /** Where the contours come from. */
    source: z.string(),
  })
  .openapi("TerritoryGround");

export const declaredInput = z
  .object({
    declared: z
      .object({
        population: z
          .int({ error: "Indiquez un nombre entier d'habitants." })
          .min(1, "Au moins un habitant.")
          .max(10_000_000, "Cette population est trop grande."),
        source: text(200),
        year: z.int().min(1990, "Une année à partir de 1990.").max(2100, "Une année avant 2100.").nullable(),
      })
      .nullable(),
  })
  .openapi("DeclaredPopulation");

export const ages = z
  .object({
    population: z.number().int(),
    bands: z.array(
      z.object({
        label: z.string(),
        people: z.number().int(),
        women: z.number().int().nullable(),
        men: z.number().int().nullable(),
      }),
    ),
    shares: z.array(
      z.object({ key: z.string(), label: z.string(), percent: z.number(), people: z.number().int() }),
    ),
    year: z.number().int().nullable(),
    source: z.string(),
    areas: z.array(
      z.object({
        kind: z.string(),
        code: z.string(),
        name: z.string(),
        population: z.number(),
        year: z.number().int(),
      }),
    ),
    unknown: z.array(z.string()),
  })
  .openapi("TerritoryAges");

export type TerritoryMapAnswer = z.infer<typeof territoryMap>;
export type Ground = z.infer<typeof ground>;
export type GroundQuery = z.infer<typeof groundQuery>;
export type AgesAnswer = z.infer<typeof ages>;
