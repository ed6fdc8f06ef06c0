import { z } from "@hono/zod-openapi";
import { localDate } from "../../../platform/http/index.ts";

/** Local days of the territory, both included; a year at most. */
export const measureQuery = z
  .object({
    from: localDate(),
    to: localDate(),
    /** Groups under 11 lose their figures, for publication. */ mask: z.enum(["0", "1"]).default("0"),
  })
  .refine((period) => period.from <= period.to, { path: ["to"], message: "La fin vient après le début." });

const ratio = z.object({ numerator: z.number(), denominator: z.number(), share: z.number().nullable() });
const requestMeasures = z.object({
  requests: z.number(),
  /** Stopped by a sign of gravity: the three below, and nothing else. */
  redFlags: z.number(),
  calledThe15: z.number(),
  decidedOtherwise: z.number(),
  undecided: z.number(),
  oriented: z.number(),
  booked: ratio,
  delayAskedMedianMinutes: z.number().nullable(),
  delayObtainedMedianMinutes: z.number().nullable(),
  delayObtainedP90Minutes: z.number().nullable(),
  withinAsked: ratio,
  within24h: ratio,
  within48h: ratio,
  /** Left out of the two above: open, without an appointment, the hours not over. */
  inProgress24h: z.number(),
  inProgress48h: z.number(),
  noShows: ratio,
});
const group = z.object({
  key: z.string().nullable(),
  label: z.string(),
  count: z.number().nullable(),
  masked: z.boolean(),
  measures: requestMeasures.nullable(),
});

export const measures = z
  .object({
    from: z.string(),
    to: z.string(),
    computedAt: z.string(),
    masked: z.boolean(),
    /** Null when there are fewer than 11 and masking is asked. */
    total: requestMeasures.nullable(),
    slots: z
      .object({ slots: z.number(), placesFilled: ratio, placesEmpty: z.number(), emptySlots: z.number() })
      .nullable(),
    /** Empty for who sees totals only. */
    byCommune: z.array(group),
    byProfession: z.array(group),
    byLevel: z.array(group),
    /** One point per local day, for charts; empty when masked. */
    byDay: z.array(
      z.object({ day: z.string(), requests: z.number(), booked: z.number(), within48h: z.number() }),
    ),
    thirdNext: z.array(
      z.object({
        professionCode: z.string(),
        professionLabel: z.string(),
        communeCode: z.string().nullable(),
        communeName: z.string().nullable(),
        professionals: z.number(),
        withoutThird: z.number(),
        medianDays: z.number().nullable(),
        shortestDays: z.number().nullable(),
      }),
    ),
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
  .openapi("UnscheduledCareMeasures");

export type Measures = z.infer<typeof measures>;
export type MeasureQuery = z.infer<typeof measureQuery>;
