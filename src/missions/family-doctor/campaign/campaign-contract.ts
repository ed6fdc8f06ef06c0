import { z } from "@hono/zod-openapi";
import { communeCode, id, localDate, pageQuery, text } from "../../../platform/http/index.ts";
import { priorityBand } from "../request/request-contract.ts";

/** Letters of one file, and of one campaign. */
export const LETTERS_PER_FILE = 500;
export const MOST_LETTERS = 2_000;
/** How long the files are kept: names and addresses are in them. */
export const FILE_DAYS = 7;

/** Who is written to, among those who wait; empty lists = all. */
export const campaignFilter = z
  .object({
    communes: z.array(communeCode()).max(100, "100 communes au plus."),
    bands: z.array(priorityBand).max(3, "3 rangs au plus."),
    /** Waiting since that day or longer. */
    waitingSinceOn: localDate().nullable(),
    /** Only those who chose to be told by letter. */
    onlyByLetter: z.boolean({ error: "Répondez oui ou non." }),
  })
  .openapi("FamilyDoctorCampaignFilter");

export const campaignPreview = z
  .object({
    letters: z.number().int(),
    /** Chosen, but without a postal address: no letter. */
    withoutAddress: z.number().int(),
    /** Those for whom no doctor is open near them today: the letter says so. */
    withoutDoctor: z.number().int(),
    tooMany: z.boolean(),
  })
  .openapi("FamilyDoctorCampaignPreview");

export const campaignInput = z
  .object({ label: text(150), filter: campaignFilter })
  .openapi("FamilyDoctorCampaignInput");

export const campaign = z
  .object({
    id: z.string(),
    label: z.string(),
    state: z.enum(["queued", "working", "done", "failed"]),
    stateLabel: z.string(),
    problem: z.string().nullable(),
    letters: z.number().int(),
    madeByLabel: z.string(),
    createdAt: z.string(),
    postedAt: z.string().nullable(),
    /** Counted since the letters were posted; null before. */
    since: z
      .object({
        /** Any change of state since. */
        moved: z.number().int(),
        /** A doctor accepted since, or the patient found one. */
        foundDoctor: z.number().int(),
        waiting: z.number().int(),
      })
      .nullable(),
    files: z.array(
      z.object({
        part: z.number().int(),
        format: z.enum(["docx", "pdf"]),
        letters: z.number().int(),
        bytes: z.number().int(),
        until: z.string(),
      }),
    ),
  })
  .openapi("FamilyDoctorCampaign");

export const campaignsQuery = pageQuery;
export const campaignPage = z
  .object({ items: z.array(campaign), next: z.string().nullable() })
  .openapi("FamilyDoctorCampaignPage");

export const documentFormat = z.enum(["docx", "pdf"], { error: "Choisissez docx ou pdf." });
export const fileParam = {
  id: id(),
  part: z.coerce
    .number({ error: "Indiquez un numéro." })
    .int()
    .min(1)
    .max(MOST_LETTERS / LETTERS_PER_FILE),
  format: documentFormat,
};

export type CampaignFilter = z.infer<typeof campaignFilter>;
export type CampaignPreview = z.infer<typeof campaignPreview>;
export type CampaignInput = z.infer<typeof campaignInput>;
export type Campaign = z.infer<typeof campaign>;
export type CampaignPage = z.infer<typeof campaignPage>;
