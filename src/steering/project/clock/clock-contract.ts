import { z } from "@hono/zod-openapi";
import { cptsParam, localDate, maybeText } from "../../../platform/http/index.ts";

const DATE_STATES = ["done", "late", "soon", "ahead", "open", "stopped"] as const;

const contractDate = z
  .object({
    key: z.string(),
    kind: z.enum([
      "signature",
      "start",
      "full",
      "crisis-plan",
      "report",
      "dialogue",
      "renewal-preparation",
      "renewal",
      "end",
    ]),
    label: z.string(),
    missionCode: z.string().nullable(),
    dueOn: z.string().nullable(),
    /** What the delays of the contract give, where the CPTS wrote another day; null: they leave it free. */
    computedOn: z.string().nullable(),
    doneOn: z.string().nullable(),
    note: z.string(),
    revision: z.number().int(),
    state: z.enum(DATE_STATES),
    daysLeft: z.number().int().nullable(),
  })
  .openapi("ContractDate");

export const clock = z
  .object({
    today: z.string(),
    /** Null: no signed contract stands, the clock has not begun. */
    contract: z
      .object({
        nth: z.number().int(),
        signedOn: z.string(),
        /** First day after the contract. */
        renewsOn: z.string().nullable(),
        /** Running year of the contract, from 1; null before it begins or once it is over. */
        year: z.number().int().nullable(),
        paper: z.object({ id: z.string(), name: z.string() }).nullable(),
        /** Ended before or at its term: who, why, the first day without it; null while it runs. */
        end: z
          .object({ words: z.string(), on: z.string(), remark: z.string(), isOver: z.boolean() })
          .nullable(),
      })
      .nullable(),
    dates: z.array(contractDate),
    /** Where the delays were read, and since when they hold. */
    sources: z.array(z.string()),
  })
  .openapi("ContractClock");

export const dateParam = cptsParam.extend({
  key: z
    .string()
    .regex(/^[a-z-]{1,30}(\.[A-Z0-9_]{1,29})?$/, "Cette échéance n’existe pas.")
    .openapi({ param: { name: "key", in: "path" }, example: "start.ACCES" }),
});

export const dateInput = z
  .object({
    /** Of the contract that was read: another may have been signed since. */
    contractNth: z
      .number({ error: "Indiquez un nombre." })
      .int("Indiquez un nombre entier.")
      .min(1, "Au moins 1.")
      .max(1_000, "1 000 au plus."),
    /** Another day than the computed one; null: the computed one. */
    dueOn: localDate().nullable(),
    doneOn: localDate().nullable(),
    note: maybeText(1_000).default(""),
    revision: z
      .number({ error: "Indiquez la version lue." })
      .int("Indiquez un nombre entier.")
      .min(0, "Au moins 0.")
      .max(1_000_000, "1 000 000 au plus."),
  })
  .openapi("ContractDateInput");

export const calendarAddress = z
  .object({
    id: z.string(),
    /** The whole secret address; shown this once. */
    url: z.string(),
  })
  .openapi("ContractCalendarAddress");
export const calendarAddresses = z
  .object({ items: z.array(z.object({ id: z.string(), createdAt: z.string() })) })
  .openapi("ContractCalendarAddresses");

export type Clock = z.infer<typeof clock>;
export type ContractDate = z.infer<typeof contractDate>;
export type DateInput = z.infer<typeof dateInput>;
export type CalendarAddress = z.infer<typeof calendarAddress>;
export type CalendarAddresses = z.infer<typeof calendarAddresses>;
