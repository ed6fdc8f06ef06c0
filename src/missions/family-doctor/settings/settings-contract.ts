import { z } from "@hono/zod-openapi";
import { maybeText, phone } from "../../../platform/http/index.ts";

const days = (least: number, most: number) =>
  z
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier.")
    .min(least, `Au moins ${least}.`)
    .max(most, `${most} au plus.`);

const fields = {
  doorOpen: z.boolean({ error: "Répondez oui ou non." }),
  doorNote: maybeText(1_000),
  contactPhone: phone().nullable(),
  /** How long a doctor has to answer a proposal. */
  answerDays: days(1, 60),
  /** After how long without news a waiting request is asked whether it still holds. */
  confirmDays: days(7, 730),
  /** After how long a closed request becomes anonymous. */
  retentionMonths: days(1, 240),
};

/** `version` 0 = nothing was ever changed: the values that Maillage proposes. */
export const settings = z
  .object({ ...fields, version: z.number().int().min(0) })
  .openapi("FamilyDoctorSettings");

export type Settings = z.infer<typeof settings>;
