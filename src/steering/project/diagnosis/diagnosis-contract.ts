import { z } from "@hono/zod-openapi";
import { cptsParam, id, localDate, maybeText, text } from "../../../platform/http/index.ts";
import { stripControlCharacters } from "../../../platform/text/index.ts";
import { FINEST } from "./say/estimate.ts";
import { PERIMETERS } from "./say/perimeters.ts";
import { UNITS } from "./say/say-figure.ts";

export const FAMILIES = [
  "population",
  "precarity",
  "offer",
  "family-doctor",
  "emergency",
  "ald",
  "prevention",
  "pathways",
  "crisis",
  "quality",
  "support",
] as const;

const year = () =>
  z
    .int({ error: "Indiquez une année." })
    .min(1990, "Une année à partir de 1990.")
    .max(2100, "Une année avant 2100.")
    .nullable();
const figure = () =>
  z
    .number({ error: "Indiquez un nombre." })
    .min(-1e9, "Ce nombre est trop petit.")
    .max(1e9, "Ce nombre est trop grand.");
const perimeter = () => z.enum(PERIMETERS, { error: "Choisissez un périmètre." });
const indicatorCode = () =>
  z.string().trim().min(1, "Choisissez un indicateur.").max(60, "Indicateur inconnu.");
const method = () => z.enum(["exact", "estimated"], { error: "Exact ou estimé." });

export const valueInput = z
  .object({
    indicator: indicatorCode(),
    perimeter: perimeter(),
    /** Name of the part, the commune or the department; empty for the territory. */
    label: maybeText(120).default(""),
    value: figure(),
    people: z
      .int({ error: "Indiquez un effectif." })
      .min(0, "Un effectif n'est pas négatif.")
      .max(100_000_000)
      .nullable()
      .default(null),
    source: text(300),
    year: year().default(null),
    datedOn: localDate().nullable().default(null),
    retrievedOn: localDate().nullable().default(null),
    method: method(),
    /** The source counted on this part of a commune itself: without it, such a figure of a source that stops at communes is flagged. */
    countedThere: z.boolean({ error: "Répondez oui ou non." }).default(false),
    note: maybeText(1_000).default(""),
  })
  .refine((one) => one.label !== "" || !["part", "commune", "other"].includes(one.perimeter), {
    path: ["label"],
    message: "Nommez ce périmètre : une partie du territoire, une commune, un autre ensemble.",
  })
  .openapi("DiagnosisValueInput");

export const indicatorInput = z
  .object({
    label: text(200).refine((one) => one.length >= 3, "Trois lettres au moins."),
    family: z.enum(FAMILIES, { error: "Choisissez une famille." }),
    unit: z.enum(UNITS, { error: "Choisissez une unité." }),
    sense: z.enum(["better", "worse", "neither"], { error: "Dites si plus est mieux." }),
    ofPeople: z.boolean({ error: "Répondez oui ou non." }).default(false),
    definition: maybeText(500).default(""),
  })
  .openapi("DiagnosisIndicatorInput");

/** What a column of a table tells. */
export const TABLE_FIELDS = [
  "indicator",
  "value",
  "perimeter",
  "department",
  "region",
  "country",
  "people",
  "source",
  "year",
  "method",
  "note",
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/* A copied cell may carry what cannot be seen, and PostgreSQL refuses NUL. */
const cell = () => z.string().max(500).transform(stripControlCharacters);

export const tableInput = z
  .object({
    /** Field → number of its column, the first is 0. */
    columns: z.partialRecord(z.enum(TABLE_FIELDS), z.int().min(0).max(59)),
    rows: z.array(z.array(cell()).max(60)).min(1, "Aucune ligne.").max(1_000, "1 000 lignes au plus."),
    /** Where a line does not say it. */
    source: maybeText(300).default(""),
    year: year().default(null),
    retrievedOn: localDate().nullable().default(null),
    method: method().default("exact"),
    origin: z.enum(["pasted", "imported"], { error: "Collé ou importé." }),
    /** false: only say what would happen. */
    apply: z.boolean({ error: "Répondez oui ou non." }),
  })
  .openapi("DiagnosisTableInput");

const shownValue = z.object({
  id: z.string(),
  perimeter: perimeter(),
  label: z.string(),
  /** « le département », « Empalot » */
  words: z.string(),
  /** null: hidden, fewer than eleven persons. */
  value: z.number().nullable(),
  isSecret: z.boolean(),
  people: z.number().int().nullable(),
  source: z.string(),
  year: z.number().int().nullable(),
  datedOn: z.string().nullable(),
  retrievedOn: z.string().nullable(),
  method: method(),
  countedThere: z.boolean(),
  /** Said, or deduced: a source that counts communes as a whole, and a smaller ground. */
  isEstimate: z.boolean(),
  note: z.string(),
  /** typed, pasted, imported, case; live: counted by the platform at this moment, nobody can remove it. */
  origin: z.string(),
  enteredBy: z.string(),
  enteredAt: z.string(),
});

const indicator = z.object({
  code: z.string(),
  label: z.string(),
  family: z.string(),
  unit: z.enum(UNITS),
  unitWords: z.string(),
  sense: z.string(),
  ofPeople: z.boolean(),
  /** Added by this CPTS. */
  isOwn: z.boolean(),
  /** Of the territory, counted by the platform at each reading. */
  isLive: z.boolean(),
  /** ACCES_MT, ACCES_SNP, PARCOURS… ; empty: none in particular. */
  mission: z.string(),
  definition: z.string(),
  /** How a figure is had. */
  howTo: z.string(),
  /** Where the indicator itself comes from. */
  chosenFrom: z.string(),
  finest: z.enum(FINEST),
  /** What documents and the authority are told instead, where they are told other days; null: the same. */
  printed: z.string().nullable(),
  readings: z.array(
    z.object({
      of: z.string(),
      sentence: z.string(),
      warning: z.string().nullable(),
      source: z.string(),
      bars: z.array(z.object({ label: z.string(), value: z.number() })),
    }),
  ),
  values: z.array(shownValue),
});

export const diagnosis = z
  .object({
    families: z.array(z.object({ key: z.string(), label: z.string(), indicators: z.array(indicator) })),
    /** Parts of communes belong to the territory: most sources do not go that far. */
    isInfraCommunal: z.boolean(),
    /** Figures of fewer than eleven persons are hidden from this reader. */
    isPublished: z.boolean(),
  })
  .openapi("Diagnosis");

export const sheets = z
  .object({
    sheets: z.array(
      z.object({
        name: z.string(),
        headings: z.array(z.string()),
        /** Field → column, guessed from the headings. */
        columns: z.partialRecord(z.enum(TABLE_FIELDS), z.number().int()),
        rows: z.array(z.array(z.string())),
        isCut: z.boolean(),
      }),
    ),
  })
  .openapi("DiagnosisSheets");

export const tableReport = z
  .object({
    applied: z.boolean(),
    counts: z.object({ create: z.number(), change: z.number(), same: z.number(), refused: z.number() }),
    lines: z.array(
      z.object({
        /** From 1, headings left out. */
        nth: z.number().int(),
        outcome: z.enum(["create", "change", "same", "refused"]),
        label: z.string(),
        /** « le territoire : 27 % (avant : 25 %) » */
        what: z.string(),
        why: z.string(),
      }),
    ),
  })
  .openapi("DiagnosisTableReport");

export const offer = z
  .object({
    rows: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        people: z.number().int(),
        /** For 1,000 inhabitants, two decimals; null when the population is not known. */
        density: z.number().nullable(),
        /** Share of those of 60 and more, from the diagnosis; null: not noted. */
        over60: z.object({ percent: z.number(), source: z.string() }).nullable(),
        byCommune: z.array(
          z.object({ code: z.string(), people: z.number().int(), density: z.number().nullable() }),
        ),
      }),
    ),
    communes: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        population: z.number().nullable(),
        /** Of the whole commune, for whom its professionals are counted. */
        inhabitants: z.number().nullable(),
        isPartial: z.boolean(),
      }),
    ),
    population: z.number().int(),
    people: z.number().int(),
    elsewhere: z.number().int(),
    sentence: z.string(),
    warnings: z.array(z.string()),
  })
  .openapi("OfferOfCare");

export const tableQuery = z.object({ name: text(255) });
export const valueParams = cptsParam.extend({ id: id() });
export const indicatorParams = cptsParam.extend({
  code: z.string().regex(/^own[.][a-z0-9.-]{1,55}$/, "Indicateur inconnu."),
});

export type ValueInput = z.infer<typeof valueInput>;
export type IndicatorInput = z.infer<typeof indicatorInput>;
export type TableInput = z.infer<typeof tableInput>;
export type TableReport = z.infer<typeof tableReport>;
export type Diagnosis = z.infer<typeof diagnosis>;
export type ShownIndicator = z.infer<typeof indicator>;
export type ShownValue = z.infer<typeof shownValue>;
export type Sheets = z.infer<typeof sheets>;
export type OfferOfCare = z.infer<typeof offer>;
