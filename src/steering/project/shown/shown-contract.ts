import { z } from "@hono/zod-openapi";

/** What a document may draw of its tables. */
export const CHARTS = ["ages", "offer"] as const;
export const chartKey = z.enum(CHARTS, { error: "Ce graphique n'existe pas." });

export const MOST_INDICATORS = 500;
const indicatorCode = z
  .string({ error: "Choisissez des indicateurs." })
  .regex(/^[a-z0-9][A-Za-z0-9.-]{0,59}$/, "Cet indicateur n'existe pas.");

export const shownInput = z
  .object({
    /** null, for both: what the document shows at the start. */
    chosen: z
      .object(
        {
          indicators: z.array(indicatorCode).max(MOST_INDICATORS, `${MOST_INDICATORS} indicateurs au plus.`),
          charts: z.array(chartKey).max(CHARTS.length, "Chaque graphique une fois."),
        },
        { error: "Indiquez ce que le document montre." },
      )
      .nullable(),
    /** The revision that was read; 0 when nobody chose yet. */
    revision: z.number({ error: "Indiquez la version lue." }).int().min(0).max(2_000_000_000),
  })
  .openapi("ProjectShownInput");

export const shown = z
  .object({
    /** Every indicator of the diagnosis that has a value, in the order of the document. */
    indicators: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        family: z.string(),
        value: z.string(),
        isShown: z.boolean(),
      }),
    ),
    charts: z.array(
      z.object({
        key: chartKey,
        label: z.string(),
        isShown: z.boolean(),
        /** False while its table has no figures: it appears with them. */
        hasFigures: z.boolean(),
      }),
    ),
    /** « 14 sur 45 indicateurs » */
    words: z.string(),
    /** Nobody chose: what the document shows at the start. */
    isStart: z.boolean(),
    revision: z.number().int(),
    changedByLabel: z.string(),
    changedAt: z.string().nullable(),
    mayWrite: z.boolean(),
  })
  .openapi("ProjectShown");

export type ChartKey = z.infer<typeof chartKey>;
export type ShownInput = z.infer<typeof shownInput>;
export type Shown = z.infer<typeof shown>;
