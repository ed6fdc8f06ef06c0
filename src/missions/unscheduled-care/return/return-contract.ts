import { z } from "@hono/zod-openapi";
import { maybeText } from "../../../platform/http/index.ts";

export const returnOutcome = z.enum(["seen", "redirected", "hospital", "advice", "noshow"], {
  error: "Choisissez ce qu'il est advenu du patient.",
});

export const returnInput = z
  .object({ outcome: returnOutcome, line: maybeText(1_000).default("") })
  .openapi("ReturnInput");

export const writtenReturn = z
  .object({
    id: z.string(),
    bookingId: z.string(),
    outcome: returnOutcome,
    outcomeLabel: z.string(),
    line: z.string(),
    byLabel: z.string(),
    at: z.string(),
    /** Until when it may be replaced by who wrote it. */
    replaceableUntil: z.string(),
  })
  .openapi("WrittenReturn");

/** A visit that is over and whose return is awaited from this professional. */
export const awaitedReturn = z
  .object({
    bookingId: z.string(),
    professionalId: z.string(),
    patientFamilyName: z.string(),
    patientGivenName: z.string(),
    startsAt: z.string(),
    endedAt: z.string(),
  })
  .openapi("AwaitedReturn");

/** Never answered, after a reminder: shown to the coordination. No health data. */
export const unanswered = z
  .object({
    requestId: z.string(),
    reference: z.string(),
    appointmentAt: z.string().nullable(),
    chasedAt: z.string().nullable(),
    escalatedAt: z.string(),
    professionalName: z.string().nullable(),
  })
  .openapi("UnansweredReturn");

/** The whole story of a request on one page, oldest first. */
export const story = z
  .object({
    requestId: z.string(),
    reference: z.string(),
    statusLabel: z.string(),
    lines: z.array(z.object({ at: z.string(), byLabel: z.string(), kind: z.string(), sentence: z.string() })),
    returns: z.array(
      z.object({
        at: z.string(),
        byLabel: z.string(),
        outcome: returnOutcome,
        outcomeLabel: z.string(),
        line: z.string(),
        replaced: z.boolean(),
      }),
    ),
    readers: z.array(z.object({ label: z.string(), readAt: z.string().nullable() })),
  })
  .openapi("RequestStory");

export type ReturnInput = z.infer<typeof returnInput>;
export type WrittenReturn = z.infer<typeof writtenReturn>;
export type AwaitedReturnLine = z.infer<typeof awaitedReturn>;
export type Unanswered = z.infer<typeof unanswered>;
export type Story = z.infer<typeof story>;
