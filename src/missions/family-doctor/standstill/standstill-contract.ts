import { z } from "@hono/zod-openapi";
import { pageQuery } from "../../../platform/http/index.ts";
import { requestStatus } from "../request/request-contract.ts";

export const standstillCode = z.enum([
  "to-check",
  "waiting",
  "no-candidate",
  "proposed",
  "sent",
  "accepted",
  "told",
  "appointed",
]);

const standstill = z.object({
  requestId: z.string(),
  reference: z.string(),
  status: requestStatus,
  code: standstillCode,
  /** Since when it should have moved. */
  dueAt: z.string(),
  /** Its priority: what it is ordered by. */
  weight: z.number().int(),
  lateDays: z.number().int(),
  /** « Acceptée depuis 5 jours : le patient n'est pas prévenu. » */
  sentence: z.string(),
  patientName: z.string().nullable(),
  communeName: z.string().nullable(),
});

export const standstillQuery = pageQuery.extend({ code: standstillCode.optional() });

export const standstillPage = z
  .object({
    items: z.array(standstill),
    next: z.string().nullable(),
    /** How many of each, whatever the page. */
    counts: z.array(z.object({ code: standstillCode, label: z.string(), count: z.number().int() })),
  })
  .openapi("FamilyDoctorStandstills");

/** The first of each code, and how many there are: what to do next, together. */
export const standstillGroups = z
  .object({
    groups: z.array(
      z.object({
        code: standstillCode,
        label: z.string(),
        count: z.number().int(),
        items: z.array(standstill),
      }),
    ),
  })
  .openapi("FamilyDoctorStandstillGroups");

export type StandstillGroups = z.infer<typeof standstillGroups>;
export type StandstillCode = z.infer<typeof standstillCode>;
export type Standstill = z.infer<typeof standstill>;
export type StandstillQuery = z.infer<typeof standstillQuery>;
export type StandstillPage = z.infer<typeof standstillPage>;
