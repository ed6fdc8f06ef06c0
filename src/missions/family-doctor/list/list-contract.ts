import { z } from "@hono/zod-openapi";
import { cptsParam, id, localDate, maybeText, pageQuery } from "../../../platform/http/index.ts";
import { LIST_FIELDS, type ListField } from "./list-fields.ts";

export const listParams = cptsParam.extend({ id: id() });
export const uploadQuery = z.object({ name: maybeText(255).default("liste") });

export const LIST_STATES = [
  "mapping",
  "reading",
  "ready",
  "applying",
  "applied",
  "failed",
  "cancelled",
  "undone",
] as const;
/** ok: opened to be matched · check: opened, a person looks first · known: left aside unless chosen · refused: unreadable. */
const OUTCOMES = ["ok", "check", "known", "refused"] as const;

const columnNumber = z
  .number({ error: "Indiquez une colonne." })
  .int("Indiquez une colonne.")
  .min(0, "Indiquez une colonne.")
  .max(59, "Cette colonne n'existe pas.");
const columns = z.object(
  Object.fromEntries(LIST_FIELDS.map((field) => [field, columnNumber.optional()])) as Record<
    ListField,
    z.ZodOptional<typeof columnNumber>
  >,
);

const listSheet = z.object({
  name: z.string(),
  rows: z.number().int(),
  headings: z.array(z.string()),
  /** Five lines; empty once the list is forgotten. */
  preview: z.array(z.array(z.string())),
  /** Field → column, from 0: what the headings and the last lists suggest. */
  guess: columns,
});

const listCounts = z.object({
  ok: z.number().int(),
  check: z.number().int(),
  known: z.number().int(),
  refused: z.number().int(),
  /** Lines that hold an INS number: seen, never kept. */
  withIns: z.number().int(),
});

export const patientList = z
  .object({
    id: z.string(),
    fileName: z.string(),
    fileBytes: z.number().int(),
    label: z.string(),
    state: z.enum(LIST_STATES),
    /** French: why the file as a whole was refused, and what to do. */
    problem: z.string().nullable(),
    sheets: z.array(listSheet),
    sheet: z.number().int(),
    columns: columns.nullable(),
    linesRead: z.number().int(),
    /** Null until the dry run is done. */
    counts: listCounts.nullable(),
    /** Lines that an apply would open, as chosen now. */
    toApply: z.number().int(),
    linesDone: z.number().int(),
    opened: z.number().int(),
    openedToCheck: z.number().int(),
    declaration: z.string().nullable(),
    informedOn: z.string().nullable(),
    declaredByLabel: z.string(),
    sentByLabel: z.string(),
    createdAt: z.string(),
    appliedAt: z.string().nullable(),
    /** Until when an undo may be asked; null = no more. */
    undoUntil: z.string().nullable(),
    /** When the file and its lines go, thirty days after they came; null once gone. */
    forgottenOn: z.string().nullable(),
    forgottenAt: z.string().nullable(),
  })
  .openapi("FamilyDoctorList");

export const listPage = z.object({ items: z.array(patientList), next: z.string().nullable() });

export const columnsInput = z
  .object({
    sheet: z
      .number({ error: "Choisissez une feuille." })
      .int("Choisissez une feuille.")
      .min(0)
      .max(49)
      .default(0),
    columns,
    label: maybeText(150).default(""),
  })
  .openapi("FamilyDoctorListColumns");

export const linesQuery = pageQuery.extend({
  outcome: z.enum(OUTCOMES, { error: "Ce résultat n'existe pas." }).optional(),
});

export const listLine = z
  .object({
    line: z.number().int(),
    outcome: z.enum(OUTCOMES),
    reason: z.string().nullable(),
    who: z.string().nullable(),
    birthOn: z.string().nullable(),
    where: z.string().nullable(),
    /** Whether an apply opens a request for it. */
    take: z.boolean(),
    requestId: z.string().nullable(),
    /** The cells of a refused line. */
    cells: z.array(z.string()).nullable(),
  })
  .openapi("FamilyDoctorListLine");

export const linePage = z.object({ items: z.array(listLine), next: z.string().nullable() });

export const takeInput = z
  .object({
    take: z.boolean({ error: "Dites si la ligne est prise." }),
    /** One line, or all of one outcome. */
    line: z
      .number({ error: "Indiquez une ligne." })
      .int("Indiquez une ligne.")
      .min(1)
      .max(10_000_000)
      .optional(),
    outcome: z.enum(["ok", "check", "known"], { error: "Ce résultat n'existe pas." }).optional(),
  })
  .refine((one) => (one.line === undefined) !== (one.outcome === undefined), {
    path: ["line"],
    message: "Indiquez une ligne, ou toutes celles d'un résultat.",
  })
  .openapi("FamilyDoctorListTake");

export const declarationInput = z
  .object({
    /** How these people were informed and agreed: kept with each request. */
    declaration: z
      .string({ error: "Dites comment les patients ont été informés et ont donné leur accord." })
      .trim()
      .min(20, "Dites en une phrase au moins comment les patients ont été informés et ont donné leur accord.")
      .max(1_000, "1 000 caractères au plus.")
      .pipe(maybeText(1_000)),
    informedOn: localDate(),
  })
  .openapi("FamilyDoctorListDeclaration");

export type PatientList = z.infer<typeof patientList>;
export type ListLine = z.infer<typeof listLine>;
export type ListState = (typeof LIST_STATES)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type ListCounts = z.infer<typeof listCounts>;
export type ColumnsInput = z.infer<typeof columnsInput>;
export type TakeInput = z.infer<typeof takeInput>;
export type DeclarationInput = z.infer<typeof declarationInput>;
export type LinesQuery = z.infer<typeof linesQuery>;
