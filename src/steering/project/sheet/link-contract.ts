import { z } from "@hono/zod-openapi";
import { text } from "../../../platform/http/index.ts";
import { newSheetInput } from "./sheet-contract.ts";

export const objectiveInput = z
  .object({ missionCode: newSheetInput.shape.missionCode, label: text(300) })
  .openapi("NewProjectObjective");
export const objectiveChange = z
  .object({
    revision: z.int({ error: "Indiquez la version que vous avez lue." }).min(1),
    label: text(300),
  })
  .openapi("ProjectObjectiveChange");
export const objective = z
  .object({
    id: z.string(),
    missionCode: z.string(),
    label: z.string(),
    revision: z.number().int(),
  })
  .openapi("ProjectObjective");

const linkedSheet = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  indicators: z.array(
    z.object({
      label: z.string(),
      kind: z.string(),
      aim: z.string(),
      catalogue: z
        .object({ label: z.string(), present: z.string().nullable(), source: z.string() })
        .nullable(),
      lacks: z.array(z.enum(["target", "due", "value"])),
    }),
  ),
});
export const linkTree = z
  .object({
    missions: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        isCore: z.boolean(),
        objectives: z.array(
          z.object({
            id: z.string(),
            label: z.string(),
            revision: z.number().int(),
            sheets: z.array(linkedSheet),
          }),
        ),
        loose: z.array(linkedSheet),
      }),
    ),
    holes: z.array(
      z.object({
        kind: z.enum([
          "mission-without-objective",
          "objective-without-sheet",
          "sheet-without-indicator",
          "sheet-without-objective",
          "indicator-without-aim",
          "indicator-without-value",
        ]),
        sentence: z.string(),
        missionCode: z.string(),
        objectiveId: z.string().nullable(),
        sheetId: z.string().nullable(),
      }),
    ),
    may: z.object({ steer: z.boolean() }),
  })
  .openapi("ProjectLinks");

/** One of the catalogue of the diagnosis, with what it says of the territory today. */
export const catalogueFigure = z
  .object({
    code: z.string(),
    label: z.string(),
    family: z.string(),
    unit: z.string(),
    /** Of the whole territory; null when it is not known, or hidden from this reader. */
    value: z.number().nullable(),
    /** « 27 %, soit 8 points de plus que le département (19 %) »; null without any value. */
    words: z.string().nullable(),
    source: z.string(),
  })
  .openapi("CatalogueFigure");
export const catalogueFigures = z.object({ items: z.array(catalogueFigure) });

export const startingSheet = z
  .object({
    key: z.string(),
    missionCode: z.string(),
    title: z.string(),
    summary: z.string(),
    /** From which document it was drawn. */
    source: z.string(),
    objectives: z.array(z.string()),
    indicators: z.array(z.string()),
    steps: z.array(z.string()),
  })
  .openapi("ProjectStartingSheet");
export const startingSheets = z.object({ items: z.array(startingSheet) });

export type ObjectiveInput = z.infer<typeof objectiveInput>;
export type ObjectiveChange = z.infer<typeof objectiveChange>;
export type Objective = z.infer<typeof objective>;
export type CatalogueFigure = z.infer<typeof catalogueFigure>;
export type Links = z.infer<typeof linkTree>;
export type StartingSheet = z.infer<typeof startingSheet>;
