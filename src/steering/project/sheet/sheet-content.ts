import { z } from "@hono/zod-openapi";
import { id, localDate, maybeText } from "../../../platform/http/index.ts";
import { isSemester, type Semester } from "../../../platform/time/index.ts";

/** What may be done, in the words of the model sheet: « ateliers, événementiels, réseaux, orientations, formations, consultations… ». */
export const ACTION_KINDS = [
  "workshop",
  "event",
  "network",
  "orientation",
  "training",
  "consultation",
  "protocol",
  "tool",
  "communication",
] as const;
export const INDICATOR_KINDS = ["process", "result", "impact"] as const;
/** Accounts of expenses of the plan of associations, as the subsidy request sums them. */
export const EXPENSE_ACCOUNTS = ["60", "61", "62", "63", "64", "65", "66", "67", "68"] as const;

const year = () =>
  z
    .int({ error: "Indiquez une année." })
    .min(2015, "Une année à partir de 2015.")
    .max(2100, "Une année avant 2100.");
const amount = () =>
  z
    .int({ error: "Indiquez un montant." })
    .min(0, "Un montant n'est pas négatif.")
    .max(1_000_000_000, "Ce montant est trop grand.");
const figure = () =>
  z
    .number({ error: "Indiquez un nombre." })
    .min(-1e9, "Ce nombre est trop petit.")
    .max(1e9, "Ce nombre est trop grand.");
const semester = () =>
  z
    .string({ error: "Indiquez un semestre." })
    .refine(
      (one): one is Semester => isSemester(one) && one >= "2015" && one < "2101",
      "Indiquez un semestre.",
    );

/** Lines that screens name by their own id. */
const lines = <Line extends z.ZodType<{ id: string }>>(line: Line, most: number) =>
  z
    .array(line, { error: "Indiquez une liste." })
    .max(most, `${most} lignes au plus.`)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, "Une ligne est là deux fois.");

const objective = z.object({
  id: id(),
  label: maybeText(500),
  /** What will be looked at to say that it is reached. */
  measure: maybeText(300),
  dueOn: localDate().nullable(),
  owner: maybeText(200),
});

const indicator = z.object({
  id: id(),
  label: maybeText(300),
  kind: z.enum(INDICATOR_KINDS, { error: "Processus, résultat ou impact." }),
  nature: z.enum(["quantitative", "qualitative"], { error: "Quantitatif ou qualitatif." }),
  /** The criterion of a qualitative one; for a quantitative one what exactly is counted. */
  criterion: maybeText(300),
  unit: maybeText(40),
  baseline: figure().nullable(),
  target: figure().nullable(),
  source: maybeText(200),
  /** Of the catalogue of the diagnosis, whose present value then stands beside; null: the sheet's own. */
  catalogueCode: z.string().trim().min(1).max(60, "Indicateur inconnu.").nullable().default(null),
  /** The day by which the target is to be reached. */
  dueOn: localDate().nullable().default(null),
});

const budgetLine = z.object({
  id: id(),
  label: maybeText(200),
  year: year().nullable(),
  account: z.enum(EXPENSE_ACCOUNTS, { error: "Choisissez un compte de 60 à 68." }).nullable(),
  amountCents: amount(),
});

const lead = z.object({ id: id(), label: maybeText(200), amountCents: amount().nullable() });

const step = z
  .object({ id: id(), label: maybeText(300), from: semester(), until: semester() })
  .refine((one) => one.from <= one.until, { path: ["until"], message: "La fin vient après le début." });

export const sheetSteps = lines(step, 40);

/** All that the model sheet asks (S3), filled in little by little: what is empty is said, never refused. */
export const sheetContent = z
  .object({
    axis: maybeText(300),
    intermediateObjective: maybeText(500),
    /** Organisations that pilot beside the professionals: « ARS et URPS ». */
    otherPilots: maybeText(300),
    owner: maybeText(200),
    referent: maybeText(200),
    context: maybeText(12_000),
    problems: z.array(maybeText(600), { error: "Indiquez une liste." }).max(15, "15 lignes au plus."),
    objectives: lines(objective, 15),
    indicators: lines(indicator, 30),
    actionKinds: z
      .array(z.enum(ACTION_KINDS, { error: "Choisissez dans la liste." }))
      .max(ACTION_KINDS.length, "Choisissez dans la liste.")
      .refine((all) => new Set(all).size === all.length, "Un type est là deux fois."),
    actions: maybeText(8_000),
    publics: maybeText(4_000),
    place: maybeText(4_000),
    participation: maybeText(4_000),
    startsOn: localDate().nullable(),
    endsOn: localDate().nullable(),
    frequency: maybeText(300),
    character: z.enum(["lasting", "experimental"], { error: "Pérenne ou expérimental." }).nullable(),
    budget: lines(budgetLine, 40),
    premises: maybeText(2_000),
    people: maybeText(2_000),
    steering: maybeText(6_000),
    evaluation: maybeText(6_000),
    funding: lines(lead, 12),
    steps: sheetSteps,
  })
  .refine((one) => !one.startsOn || !one.endsOn || one.startsOn <= one.endsOn, {
    path: ["endsOn"],
    message: "La fin vient après le début.",
  })
  .openapi("ProjectSheetContent");

export type SheetContent = z.infer<typeof sheetContent>;
export type SheetObjective = SheetContent["objectives"][number];
export type SheetIndicator = SheetContent["indicators"][number];
export type SheetStep = SheetContent["steps"][number];

/** What was kept before indicators had a day and a place in the catalogue lacks both. */
export const withAims = (content: SheetContent): SheetContent => ({
  ...content,
  indicators: content.indicators.map((one) => ({
    ...one,
    catalogueCode: one.catalogueCode ?? null,
    dueOn: one.dueOn ?? null,
  })),
});

/** A sheet on which nothing has been written. */
export const emptyContent = (): SheetContent => ({
  axis: "",
  intermediateObjective: "",
  otherPilots: "",
  owner: "",
  referent: "",
  context: "",
  problems: [],
  objectives: [],
  indicators: [],
  actionKinds: [],
  actions: "",
  publics: "",
  place: "",
  participation: "",
  startsOn: null,
  endsOn: null,
  frequency: "",
  character: null,
  budget: [],
  premises: "",
  people: "",
  steering: "",
  evaluation: "",
  funding: [],
  steps: [],
});
