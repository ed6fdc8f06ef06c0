import { z } from "@hono/zod-openapi";
import { id, text } from "../../../platform/http/index.ts";
import { sheetContent, sheetSteps } from "./sheet-content.ts";

/** Sheets of one project, those put aside included: S0 and S1 would make some fifteen. */
export const MOST_SHEETS = 200;
export const MOST_OBJECTIVES = 60;

const missionCode = () =>
  z
    .string({ error: "Choisissez une mission." })
    .regex(/^[A-Z][A-Z_]{1,29}$/, "Choisissez une mission dans la liste.");
const revision = () =>
  z.int({ error: "Indiquez la version que vous avez lue." }).min(1, "Indiquez la version que vous avez lue.");
const state = z.enum(["draft", "ready", "adopted"], { error: "Choisissez brouillon, prête ou adoptée." });

/** What is written of a sheet, all at once: what an editor holds and saves. */
const written = {
  number: text(12),
  missionCode: missionCode(),
  objectiveId: id().nullable(),
  title: text(200),
  /** Professionals of the directory. */
  pilotIds: z
    .array(id(), { error: "Indiquez une liste." })
    .max(12, "12 pilotes au plus.")
    .refine((all) => new Set(all).size === all.length, "Un pilote est là deux fois."),
  content: sheetContent,
};

export const sheetInput = z.object({ revision: revision(), ...written }).openapi("ProjectSheetInput");
export const newSheetInput = z
  .object({
    missionCode: missionCode(),
    objectiveId: id().nullable(),
    title: text(200),
    /** Key of a starting sheet, whose text is copied. */
    libraryKey: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/, "Cette fiche de départ n'existe pas.")
      .nullable(),
  })
  .openapi("NewProjectSheet");
export const stepsInput = z.object({ revision: revision(), steps: sheetSteps }).openapi("ProjectSheetSteps");
export const stateInput = z.object({ revision: revision(), state }).openapi("ProjectSheetState");
export const sheetsQuery = z.object({
  archived: z.enum(["true", "false"], { error: "Répondez true ou false." }).default("false"),
});
export const formatQuery = z.object({
  format: z.enum(["docx", "pdf"], { error: "Choisissez docx ou pdf." }).default("pdf"),
});
export const versionParam = {
  revision: z.coerce
    .number({ error: "Indiquez un numéro de version." })
    .int("Indiquez un numéro de version.")
    .min(1, "Indiquez un numéro de version.")
    .max(2_000_000_000, "Indiquez un numéro de version."),
};

const completeness = z.object({
  done: z.number().int(),
  of: z.number().int(),
  lacks: z.array(
    z.object({
      part: z.enum(["identity", "context", "objectives", "indicators", "action", "means", "steps"]),
      field: z.string(),
      sentence: z.string(),
      isNeeded: z.boolean(),
    }),
  ),
});
const pilot = z.object({ id: z.string(), name: z.string(), profession: z.string() });

const head = {
  id: z.string(),
  number: z.string(),
  missionCode: z.string(),
  missionLabel: z.string(),
  objectiveId: z.string().nullable(),
  objectiveLabel: z.string().nullable(),
  title: z.string(),
  state,
  stateLabel: z.string(),
  revision: z.number().int(),
  pilots: z.array(pilot),
  completeness,
  budgetCents: z.number().int(),
  budgetByYear: z.array(z.object({ year: z.number().int().nullable(), amountCents: z.number().int() })),
  libraryKey: z.string().nullable(),
  updatedAt: z.string(),
  updatedByLabel: z.string(),
  adoptedAt: z.string().nullable(),
  archivedAt: z.string().nullable(),
  /** What the reader may do with this very sheet. */
  may: z.object({ write: z.boolean(), steer: z.boolean() }),
};

export const sheetLine = z
  .object({
    ...head,
    indicators: z.number().int(),
    steps: z.array(z.object({ id: z.string(), label: z.string(), from: z.string(), until: z.string() })),
  })
  .openapi("ProjectSheetLine");
export const projectMission = z.object({ code: z.string(), label: z.string(), isCore: z.boolean() });
export const sheetList = z
  .object({
    missions: z.array(projectMission),
    items: z.array(sheetLine),
    archived: z.number().int(),
    /** The semester of today, on the territory's clock. */
    currentSemester: z.string(),
    may: z.object({ steer: z.boolean() }),
  })
  .openapi("ProjectSheetList");

export const sheet = z.object({ ...head, content: sheetContent }).openapi("ProjectSheet");
export const sheetVersion = z
  .object({
    revision: z.number().int(),
    at: z.string(),
    byLabel: z.string(),
    state,
    stateLabel: z.string(),
  })
  .openapi("ProjectSheetVersion");
export const versionList = z.object({ items: z.array(sheetVersion) });
export const wholeVersion = sheetVersion.extend(written).openapi("ProjectSheetWholeVersion");

export type SheetInput = z.infer<typeof sheetInput>;
export type NewSheetInput = z.infer<typeof newSheetInput>;
export type StepsInput = z.infer<typeof stepsInput>;
export type StateInput = z.infer<typeof stateInput>;
export type SheetState = z.infer<typeof state>;
export type Sheet = z.infer<typeof sheet>;
export type SheetLine = z.infer<typeof sheetLine>;
export type SheetList = z.infer<typeof sheetList>;
export type SheetVersion = z.infer<typeof sheetVersion>;
export type WholeVersion = z.infer<typeof wholeVersion>;
export type { SheetContent } from "./sheet-content.ts";
