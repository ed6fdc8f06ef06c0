import { z } from "@hono/zod-openapi";
import { localDate, maybeText, text } from "../../../platform/http/index.ts";

/** A month or a day, as far as it is known: `2021-07`, `2023-04-06`. */
export const partialDate = () =>
  z
    .string({ error: "Indiquez un mois ou un jour." })
    .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/, "Indiquez un mois ou un jour.");

const mail = z
  .string({ error: "Indiquez une adresse mail." })
  .trim()
  .toLowerCase()
  .max(320, "Cette adresse est trop longue.")
  .refine(
    (value) => value === "" || z.email().safeParse(value).success,
    "Cette adresse mail n'est pas valable.",
  );

export const legalState = z.enum(["no", "yes", "pending"], { error: "Choisissez non, oui ou en cours." });

const fields = z.object({
  title: maybeText(200),
  carriers: z
    .array(z.object({ name: text(150), profession: maybeText(150) }), { error: "Indiquez des porteurs." })
    .max(10, "10 porteurs au plus."),
  address: maybeText(300),
  email: mail,
  phone: maybeText(30),
  writtenOn: localDate().nullable(),
  legalState: legalState.nullable(),
  legalName: maybeText(200),
  legalForm: maybeText(120),
  legalSeat: maybeText(300),
  legalCreated: partialDate().nullable(),
  buildingFrom: partialDate().nullable(),
  buildingTo: partialDate().nullable(),
  letterDue: partialDate().nullable(),
  healthProjectDue: partialDate().nullable(),
  contractDue: partialDate().nullable(),
});

/** The fields that change; the others stay as they are. */
export const declarationInput = fields
  .partial()
  .extend({
    /** The revision that was read; 0 when nothing was declared yet. */
    revision: z.number({ error: "Indiquez la version lue." }).int().min(0).max(2_000_000_000),
  })
  .openapi("ProjectDeclarationInput");

export const project = fields
  .extend({
    revision: z.number().int(),
    changedByLabel: z.string(),
    changedAt: z.string().nullable(),
  })
  .openapi("Project");

export const missionCode = z.enum(
  ["ACCES_MT", "ACCES_SNP", "PARCOURS", "PREVENTION", "QUALITE", "ACCOMPAGNEMENT", "CRISE", "AUTRE"],
  { error: "Cette mission n'existe pas." },
);
const missionAnswer = z.object({
  /** null: not answered. */
  chosen: z.boolean({ error: "Répondez oui ou non." }).nullable(),
  /** Of another action only: what it is called. */
  name: maybeText(300).default(""),
});
export const missionInput = missionAnswer
  .extend({
    /** As it was read: refused when it is no longer so. */
    was: missionAnswer,
  })
  .openapi("ProjectMissionInput");
export const missionParam = { code: missionCode };

const choice = z.object({ answer: z.boolean().nullable(), detail: maybeText(1_000) });
export const choiceKey = z
  .string()
  .regex(/^(partnership|solicitation)\.[a-z-]{1,40}$/, "Cette ligne n'existe pas.");
export const choiceInput = choice
  .extend({
    /** As it was read: refused when it is no longer so. */
    was: choice,
  })
  .openapi("ProjectChoiceInput");

export const declaration = z
  .object({
    project,
    missions: z.array(
      z.object({
        code: missionCode,
        label: z.string(),
        chosen: z.boolean().nullable(),
        name: z.string(),
      }),
    ),
    choices: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        answer: z.boolean().nullable(),
        detail: z.string(),
      }),
    ),
    mayWrite: z.boolean(),
  })
  .openapi("ProjectDeclaration");

export type ProjectFields = z.infer<typeof fields>;
export type Project = z.infer<typeof project>;
export type DeclarationInput = z.infer<typeof declarationInput>;
export type MissionCode = z.infer<typeof missionCode>;
export type MissionInput = z.infer<typeof missionInput>;
export type ChoiceInput = z.infer<typeof choiceInput>;
export type Declaration = z.infer<typeof declaration>;
