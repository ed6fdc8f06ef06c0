import { z } from "@hono/zod-openapi";
import { maybeText } from "../../../platform/http/index.ts";

const points = z
  .number({ error: "Indiquez un nombre de points." })
  .int("Indiquez un nombre entier.")
  .min(0, "Au moins 0 : zéro point, et le critère ne compte pas.")
  .max(10_000, "10 000 points au plus.");
const span = (most: number) =>
  z
    .number({ error: "Indiquez un nombre de jours." })
    .int("Indiquez un nombre entier.")
    .min(1, "Au moins 1.")
    .max(most, `${most} au plus.`);
const plain = z.strictObject({ points });

/**
 * What gives weight, and how much. Every criterion is named here and there is no room for another: no origin, no opinion,
 * no income. Zero points = the criterion does not count.
 */
export const priorityRules = z
  .strictObject({
    ald: plain,
    age: z.strictObject({ points, fromYears: span(120) }),
    /** C2S or AME. */
    rights: plain,
    disability: plain,
    pregnancy: plain,
    homebound: plain,
    isolated: plain,
    /** Rising from the first day to `points` on the day it ends; all of them afterwards. */
    treatmentEnds: z.strictObject({ points, withinDays: span(365) }),
    leftHospital: z.strictObject({ points, withinDays: span(365) }),
    /** Each full month since the request was opened, `mostPoints` in all. */
    waiting: z.strictObject({ pointsPerMonth: points, mostPoints: points }),
    /** From how many points a request is of the first and of the second band. */
    bands: z
      .strictObject({ high: points, medium: points })
      .refine(
        ({ high, medium }) => high > medium,
        "La première priorité commence plus haut que la deuxième.",
      ),
    /** Where the weights come from: who decided, when, from which text. */
    source: maybeText(500),
  })
  .openapi("FamilyDoctorRules");

export type PriorityRules = z.infer<typeof priorityRules>;
