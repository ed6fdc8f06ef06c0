import { z } from "@hono/zod-openapi";
import { id, maybeText, text } from "../../../platform/http/index.ts";
import { partialDate } from "../declaration/declaration-contract.ts";

export const measure = z.enum(["identified", "solicited", "engaged"], {
  error: "Choisissez identifiés, sollicités ou engagés.",
});
export const rowKey = z.string().regex(/^[A-Z_]{1,40}$/, "Cette ligne n’existe pas.");
export const figureParam = { row: rowKey, measure };

const whole = z
  .number({ error: "Indiquez un nombre." })
  .int("Indiquez un nombre entier.")
  .min(0, "Pas moins de 0.")
  .max(1_000_000, "Ce nombre est trop grand.");

const correctionValue = z.object({ value: whole.nullable(), note: maybeText(300) });
export const correctionInput = correctionValue
  .extend({
    /** The correction that was read; null when there was none. */
    was: correctionValue.nullable(),
  })
  .openapi("ProjectFigureInput");

export const figure = z
  .object({
    /** From the directory, mailings and answers. */
    computed: z.number().int(),
    /** What a person says instead; value and note empty: left empty on purpose. */
    correction: correctionValue.extend({ byLabel: z.string(), at: z.string() }).nullable(),
  })
  .openapi("ProjectFigure");

export const mobilisation = z
  .object({
    rows: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        identified: figure,
        solicited: figure,
        engaged: figure,
      }),
    ),
    mayWrite: z.boolean(),
  })
  .openapi("ProjectMobilisation");

export const counted = z
  .object({
    items: z.array(z.object({ name: z.string(), detail: z.string(), why: z.string() })),
    /** True when more than the list holds were counted. */
    more: z.boolean(),
  })
  .openapi("ProjectCounted");

export const actionKind = z.enum(["meeting", "newsletter", "mailing", "call", "other"], {
  error: "Choisissez le type d’action.",
});
export const actionInput = z
  .object({
    kind: actionKind,
    title: text(200),
    doneOn: partialDate(),
    place: maybeText(200).default(""),
    invited: whole.max(100_000, "Ce nombre est trop grand.").nullable().default(null),
    present: whole.max(100_000, "Ce nombre est trop grand.").nullable().default(null),
    minutes: maybeText(20_000).default(""),
    /** Rows of professions whom it reached: all of the directory in them, as it stands now; null leaves whom it reached as it was. */
    reachedRows: z.array(rowKey).max(12, "12 professions au plus.").nullable().default(null),
  })
  .openapi("ProjectActionInput");
export const actionChange = actionInput
  .extend({
    /** The revision that was read. */
    revision: z.int({ error: "Indiquez la version lue." }).min(1, "Indiquez la version lue."),
  })
  .openapi("ProjectActionChange");

export const action = z
  .object({
    id: z.string(),
    kind: actionKind,
    title: z.string(),
    doneOn: z.string(),
    place: z.string(),
    invited: z.number().int().nullable(),
    present: z.number().int().nullable(),
    minutes: z.string(),
    revision: z.number().int(),
    /** Of the directory. */
    reached: z.number().int(),
    photos: z.array(z.object({ id: z.string(), alternative: z.string() })),
    changedByLabel: z.string(),
    changedAt: z.string(),
  })
  .openapi("ProjectAction");
export const actionList = z.object({ items: z.array(action) }).openapi("ProjectActions");

export const photoInput = z
  .object({
    alternative: text(300),
    /** JPEG, PNG or WebP in base64, 700 kB at most: screens send it smaller than it was taken. */
    content: z
      .string({ error: "Joignez une photo." })
      .min(1, "Joignez une photo.")
      .max(960_000, "Cette photo dépasse 700 ko : réduisez-la avant de l’envoyer.")
      .regex(/^[A-Za-z0-9+/]+={0,2}$/, "Cette photo est illisible."),
  })
  .openapi("ProjectPhotoInput");
export const photoParam = { id: id(), photo: id() };

export const peoplePart = z.enum(["team", "active", "partner"], {
  error: "Choisissez équipe projet, membres actifs ou partenaires.",
});
export const personInput = z
  .object({
    part: peoplePart,
    name: text(150),
    profession: maybeText(150).default(""),
    sector: maybeText(100).default(""),
    town: maybeText(150).default(""),
    structure: maybeText(200).default(""),
    /** Of the directory, when they are there. */
    professionalId: id().nullable().default(null),
  })
  .openapi("ProjectPersonInput");
export const personChange = personInput
  .extend({
    /** The revision that was read. */
    revision: z.int({ error: "Indiquez la version lue." }).min(1, "Indiquez la version lue."),
  })
  .openapi("ProjectPersonChange");
export const projectPerson = z
  .object({
    id: z.string(),
    part: peoplePart,
    name: z.string(),
    profession: z.string(),
    sector: z.string(),
    town: z.string(),
    structure: z.string(),
    professionalId: z.string().nullable(),
    revision: z.number().int(),
    /** Who saved it last; empty where that was before it was kept. */
    changedByLabel: z.string(),
    changedAt: z.string(),
  })
  .openapi("ProjectPerson");
export const peopleList = z
  .object({ items: z.array(projectPerson), mayWrite: z.boolean() })
  .openapi("ProjectPeople");

export type Measure = z.infer<typeof measure>;
export type Figure = z.infer<typeof figure>;
export type CorrectionInput = z.infer<typeof correctionInput>;
export type Mobilisation = z.infer<typeof mobilisation>;
export type Counted = z.infer<typeof counted>;
export type ActionChange = z.infer<typeof actionChange>;
export type ActionInput = z.infer<typeof actionInput>;
export type ProjectAction = z.infer<typeof action>;
export type PersonInput = z.infer<typeof personInput>;
export type PersonChange = z.infer<typeof personChange>;
export type ProjectPerson = z.infer<typeof projectPerson>;
export type PeopleList = z.infer<typeof peopleList>;
