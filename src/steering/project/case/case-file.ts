import { z } from "@hono/zod-openapi";
import { maybeText, text } from "../../../platform/http/index.ts";
import { missionCode, partialDate } from "../declaration/declaration-contract.ts";

const count = (most: number) =>
  z
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier.")
    .min(0, "Au moins 0.")
    .max(most, `${most.toLocaleString("fr-FR")} au plus.`);
const figure = z
  .union([count(100_000), text(300)], { error: "Un nombre, ou un mot (« En cours »)." })
  .nullable();
const value = z.number({ error: "Indiquez un nombre." }).min(-1e9, "Trop petit.").max(1e9, "Trop grand.");
const postalCode = z.string().regex(/^\d{5}$/, "Un code postal a cinq chiffres.");

const area = z
  .object({
    kind: z.enum(["commune", "iris", "sector"], { error: "Choisissez commune, iris ou sector." }),
    name: text(120),
    commune: text(100),
    postalCode,
    insee: z
      .string()
      .regex(/^[0-9AB]{5}$/, "Un code Insee a cinq caractères.")
      .optional(),
    iris: z
      .string()
      .regex(/^[0-9AB]{9}$/, "Un code IRIS a neuf caractères.")
      .optional(),
  })
  .refine((one) => one.kind !== "iris" || one.iris !== undefined, {
    path: ["iris"],
    message: "Un IRIS a son code.",
  });

const indicator = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/, "Cette clé n’est pas valable."),
  label: maybeText(300).optional(),
  unit: text(40),
  value,
  perimeter: text(120).optional(),
  comparison: z
    .array(z.object({ perimeter: text(120), value }), { error: "Indiquez une liste." })
    .max(10, "10 comparaisons au plus.")
    .optional(),
  source: maybeText(300).optional(),
  year: count(2_100).optional(),
  date: z.iso.date({ error: "Indiquez une date (AAAA-MM-JJ)." }).optional(),
});

const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(item, { error: "Indiquez une liste." }).max(most, `${most} lignes au plus.`);

/** A project as a file: what a letter of intent says of a CPTS. Everything but the name may be left out. */
export const caseFile = z.object(
  {
    source: maybeText(300).optional(),
    name: text(120),
    department: z.string().max(3, "Trois caractères au plus.").optional(),
    areas: list(area, 1_000).default([]),
    population: z
      .object({ value: value.min(0, "Au moins 0."), source: text(200), year: count(2_100).optional() })
      .optional(),
    expectedSize: count(9).optional(),
    diagnosis: list(indicator, 500).default([]),
    mobilisation: list(
      z.object({
        profession: text(120),
        identified: figure.optional(),
        solicited: figure.optional(),
        engaged: figure.optional(),
      }),
      12,
    ).default([]),
    questionnaireReturns: count(100_000).optional(),
    firstMeeting: z
      .object({ date: partialDate(), present: count(100_000), place: maybeText(200).optional() })
      .optional(),
    missions: list(missionCode, 8).default([]),
    legalStructure: z
      .object({
        exists: z.boolean({ error: "Répondez true ou false." }),
        form: maybeText(120).optional(),
        name: maybeText(200).optional(),
        seat: maybeText(300).optional(),
        createdOn: partialDate().optional(),
      })
      .optional(),
    calendar: z
      .object({
        construction: z
          .tuple([partialDate(), partialDate()], { error: "Indiquez le début et la fin." })
          .optional(),
        letterOfIntent: partialDate().optional(),
        healthProject: partialDate().optional(),
        contract: partialDate().optional(),
      })
      .optional(),
  },
  { error: "Le fichier doit contenir un objet JSON." },
);
export type CaseFile = z.infer<typeof caseFile>;
