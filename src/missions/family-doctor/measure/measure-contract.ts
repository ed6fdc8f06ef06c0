import { z } from "@hono/zod-openapi";
import { localDate } from "../../../platform/http/index.ts";

/** Local days of the territory, both included; a year at most. Masked figures: one past quarter of the calendar. */
export const measureQuery = z
  .object({
    from: localDate(),
    to: localDate(),
    /** For publication: nothing under 11. */ mask: z.enum(["0", "1"]).default("0"),
  })
  .refine((period) => period.from <= period.to, { path: ["to"], message: "La fin vient après le début." });

const count = z.number().int().nullable();
const days = z.number().nullable();
/** `count` null = masked. */
const group = z.object({ key: z.string().nullable(), label: z.string(), count });
const delayGroup = group.extend({ medianDays: days, p90Days: days });
/** Null = masked. */
const share = z
  .object({ numerator: z.number().int(), denominator: z.number().int(), share: z.number().nullable() })
  .nullable();

export const measures = z
  .object({
    from: z.string(),
    to: z.string(),
    computedAt: z.string(),
    masked: z.boolean(),
    waiting: z.object({
      total: count,
      medianDays: days,
      byBand: z.array(group),
      byCommune: z.array(group),
      /** Empty when masked: margins alone are published. */
      byCommuneAndBand: z.array(
        z.object({
          key: z.string().nullable(),
          label: z.string(),
          high: z.number().int(),
          medium: z.number().int(),
          low: z.number().int(),
        }),
      ),
    }),
    opened: z.object({ total: count, ald: share, over70: share, rights: share, byOrigin: z.array(group) }),
    delay: z.object({ total: count, medianDays: days, p90Days: days, byBand: z.array(delayGroup) }),
    proposals: z.object({
      total: count,
      byAnswer: z.array(group),
      /** Empty when masked: a doctor is a person too. */
      byDoctor: z.array(
        z.object({
          professionalId: z.string(),
          label: z.string(),
          sent: z.number().int(),
          accepted: z.number().int(),
          refused: z.number().int(),
          expired: z.number().int(),
          withdrawn: z.number().int(),
          open: z.number().int(),
        }),
      ),
    }),
    definitions: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        unit: z.string(),
        numerator: z.string(),
        denominator: z.string().nullable(),
        period: z.string(),
        source: z.string(),
      }),
    ),
    quantileMethod: z.string(),
  })
  .openapi("FamilyDoctorMeasures");

export type Measures = z.infer<typeof measures>;
export type MeasureQuery = z.infer<typeof measureQuery>;
export type MeasureGroup = z.infer<typeof group>;
export type MeasureShare = z.infer<typeof share>;
