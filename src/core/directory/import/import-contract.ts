import { z } from "@hono/zod-openapi";
import { cptsParam, id, maybeText, pageQuery } from "../../../platform/http/index.ts";

export const importParams = cptsParam.extend({ id: id() });

export const uploadQuery = z.object({ name: maybeText(255).default("annuaire.txt") });

export const outcomeNames = ["create", "change", "same", "kept", "refused", "left"] as const;
export const importStates = [
  "uploaded",
  "reading",
  "ready",
  "applying",
  "applied",
  "failed",
  "cancelled",
  "undone",
] as const;

const counts = z.object({
  create: z.number(),
  change: z.number(),
  same: z.number(),
  kept: z.number(),
  refused: z.number(),
  left: z.number(),
  outOfTerritory: z.number(),
  /** Lines to write when the report is approved. */
  toApply: z.number(),
  unknownColumns: z.array(z.string()),
  absentColumns: z.array(z.string()),
});

export const directoryImport = z
  .object({
    id: z.string(),
    fileName: z.string(),
    fileBytes: z.number(),
    state: z.enum(importStates),
    /** French sentence: why the file as a whole was refused, and what to do. */
    problem: z.string().nullable(),
    linesRead: z.number(),
    bytesRead: z.number(),
    appliedLines: z.number(),
    /** Null until the dry run is done. */
    counts: counts.nullable(),
    createdAt: z.string(),
    appliedAt: z.string().nullable(),
    /** Set 90 days later: the lines are gone, the counts stay. */
    linesForgottenAt: z.string().nullable(),
    /** The last applied one: `undo` may be asked. */
    mayUndo: z.boolean(),
  })
  .openapi("DirectoryImport");

export const importPage = z.object({ items: z.array(directoryImport), next: z.string().nullable() });

export const linesQuery = pageQuery.extend({
  outcome: z.enum(outcomeNames, { error: "Ce résultat n'existe pas." }).optional(),
});

const value = z.union([z.string(), z.boolean()]).nullable();

export const importLine = z
  .object({
    /** Line of the file; null for who is no longer in it. */
    line: z.number().nullable(),
    /** Names the line in `choices`. */
    key: z.number(),
    outcome: z.enum(outcomeNames),
    reason: z.string().nullable(),
    who: z.string().nullable(),
    identifier: z.string().nullable(),
    professionCode: z.string().nullable(),
    where: z.string().nullable(),
    changes: z.array(
      z.object({
        on: z.enum(["professional", "site", "practice"]),
        field: z.string(),
        /** As people call it: « Adresse mail ». */
        label: z.string(),
        before: value,
        after: value,
        kept: z.boolean(),
      }),
    ),
    choice: z.enum(["ours", "national"]).nullable(),
    isApplied: z.boolean(),
    /** The line as it was read, when it was refused. */
    raw: z.string().nullable(),
  })
  .openapi("DirectoryImportLine");

export const linePage = z.object({ items: z.array(importLine), next: z.string().nullable() });

export const choiceInput = z
  .object({
    choice: z.enum(["ours", "national"], { error: "Choisissez la vôtre ou la nationale." }),
    /** One line, by its key; or all lines of one outcome. */
    key: z.number().int("Ce numéro de ligne n'est pas valable.").min(-20_000).max(1_000_000_000).optional(),
    outcome: z.enum(["kept", "left"], { error: "Choisissez les lignes gardées ou parties." }).optional(),
  })
  .refine((one) => (one.key === undefined) !== (one.outcome === undefined), {
    path: ["key"],
    message: "Indiquez une ligne, ou toutes celles d'un résultat.",
  })
  .openapi("DirectoryImportChoice");

export type DirectoryImport = z.infer<typeof directoryImport>;
export type ImportLine = z.infer<typeof importLine>;
export type ChoiceInput = z.infer<typeof choiceInput>;
export type LinesQuery = z.infer<typeof linesQuery>;
