import { z } from "zod";

const maybe = z.string().nullable();

/* What the national file says of one person, one place, one activity: named as the columns that it fills. */
export const professionalValues = z.object({
  rpps: z.string(),
  id_type: z.string(),
  civility: maybe,
  family_name: z.string(),
  given_name: z.string(),
  profession_code: z.string(),
  category_code: maybe,
  speciality_code: maybe,
  email: maybe,
});
export const siteValues = z.object({
  technical_id: z.string(),
  name: z.string(),
  kind: z.string(),
  finess: maybe,
  siret: maybe,
  address_line: z.string(),
  address_more: z.string(),
  postal_code: maybe,
  commune_code: maybe,
  commune_name: maybe,
  phone: maybe,
});
export const practiceValues = z.object({
  mode_code: maybe,
  sector_code: maybe,
  role_code: maybe,
  phone: maybe,
});

/**
 * What is kept of one line. `professional` stands on the first line that names the person, and `isFirstAtSite` on the
 * first of a place, so that each is compared once; `practice` is null where another line stands for the same activity.
 */
export const linePayload = z.object({
  /** National identifier of the person. */
  rpps: z.string(),
  /** « Lubin Perlegrand » */
  who: z.string(),
  professionCode: z.string(),
  /** « Cabinet Perlegrand, Auzeville-Tolosane » */
  where: z.string(),
  siteKey: z.string(),
  professional: professionalValues.nullable(),
  site: siteValues,
  isFirstAtSite: z.boolean(),
  practice: practiceValues.nullable(),
});

export const change = z.object({
  on: z.enum(["professional", "site", "practice"]),
  /** Name of the column. */
  field: z.string(),
  before: z.union([z.string(), z.boolean()]).nullable(),
  after: z.union([z.string(), z.boolean()]).nullable(),
  /** Ours was edited here: the national value is proposed, not taken. */
  kept: z.boolean(),
});

export type ProfessionalValues = z.infer<typeof professionalValues>;
export type SiteValues = z.infer<typeof siteValues>;
export type PracticeValues = z.infer<typeof practiceValues>;
export type LinePayload = z.infer<typeof linePayload>;
export type Change = z.infer<typeof change>;
export type Outcome = "create" | "change" | "same" | "kept" | "refused" | "left";
