import { z } from "@hono/zod-openapi";
import { cptsParam, id, maybeText, text } from "../../../platform/http/index.ts";
import { ACCOUNTS } from "./budget.ts";
import { whyNot } from "./subsidy-form.ts";

const year = z
  .number({ error: "Indiquez une année." })
  .int("Indiquez une année.")
  .min(2000, "À partir de 2000.")
  .max(2100, "Jusqu’à 2100.");
const revision = z
  .number({ error: "Indiquez la version lue." })
  .int("Indiquez un nombre entier.")
  .min(1, "Au moins 1.")
  .max(1_000_000_000, "Trop grand.");

const budgetLine = z.object({
  account: z.enum(ACCOUNTS as [string, ...string[]], { error: "Choisissez un compte." }),
  label: maybeText(150),
  euros: z
    .number({ error: "Indiquez un montant." })
    .int("En euros, sans centimes.")
    .min(0, "Un montant ne peut pas être négatif.")
    .max(1_000_000_000, "Ce montant est trop grand."),
});
const budget = z.array(budgetLine, { error: "Indiquez des lignes." }).max(120, "120 lignes au plus.");

const content = z
  .object({
    fields: z.record(z.string().max(60), maybeText(4_000), { error: "Indiquez les champs." }),
    /** Of the association, for the year. */
    budget,
    /** Of the project, where the request is for one. */
    projectBudget: budget,
  })
  .check((ctx) => {
    for (const [key, value] of Object.entries(ctx.value.fields)) {
      const message = whyNot(key, value);
      if (message) ctx.issues.push({ code: "custom", message, path: ["fields", key], input: value });
    }
  });

export const subsidyInput = z.object({ year, label: text(150), content, revision }).openapi("SubsidyInput");
export const newSubsidyInput = z
  .object({
    year,
    label: text(150),
    /** A former request to begin from; absent: what the CPTS knows of itself. */
    fromId: id().nullable().default(null),
  })
  .openapi("NewSubsidyInput");
export const freezeSubsidyInput = z.object({ revision }).openapi("FreezeSubsidyInput");
export const subsidyParam = cptsParam.extend({ id: id() });
export const subsidyFileQuery = z.object({
  format: z.enum(["pdf", "docx", "json"], { error: "Choisissez pdf, docx ou json." }).default("pdf"),
});

const totals = z.object({
  charges: z.number(),
  resources: z.number(),
  givenCharges: z.number(),
  givenResources: z.number(),
  isBalanced: z.boolean(),
});
const head = {
  id: z.string(),
  year: z.number().int(),
  label: z.string(),
  /** Asked for, in euros; null while it is not written. */
  amount: z.number().nullable(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  frozenAt: z.string().nullable(),
};
const account = z.object({ code: z.string(), label: z.string() });

export const subsidyList = z.object({ items: z.array(z.object(head)) }).openapi("SubsidyList");
export const subsidy = z
  .object({
    ...head,
    revision: z.number().int(),
    content: z.object({
      fields: z.record(z.string(), z.string()),
      budget: z.array(z.object({ account: z.string(), label: z.string(), euros: z.number() })),
      projectBudget: z.array(z.object({ account: z.string(), label: z.string(), euros: z.number() })),
    }),
    totals: z.object({ budget: totals, projectBudget: totals }),
    /** What keeps it from being frozen, one sentence each. */
    missing: z.array(z.string()),
    /** The form itself: CERFA 12156*06. */
    parts: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        fields: z.array(
          z.object({
            key: z.string(),
            label: z.string(),
            kind: z.enum(["line", "text", "number", "date", "choice"]),
            help: z.string().nullable(),
            most: z.number(),
            isNeeded: z.boolean(),
            options: z.array(z.object({ value: z.string(), label: z.string() })),
          }),
        ),
      }),
    ),
    accounts: z.object({ charges: z.array(account), resources: z.array(account), given: z.array(account) }),
  })
  .openapi("Subsidy");

export type SubsidyInput = z.infer<typeof subsidyInput>;
export type NewSubsidyInput = z.infer<typeof newSubsidyInput>;
export type Subsidy = z.infer<typeof subsidy>;
export type SubsidyList = z.infer<typeof subsidyList>;
export type SubsidyContent = z.infer<typeof content>;
