import { z } from "@hono/zod-openapi";
import { id, maybeText, text } from "../../../platform/http/index.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;

export const documentName = z.enum(["letter", "health-project"], {
  error: "Choisissez la lettre d’intention ou le projet de santé.",
});
export const fileFormat = z.enum(["docx", "pdf", "zip"], { error: "Choisissez docx, pdf ou zip." });
export const textKey = z.string().regex(/^[a-z0-9][A-Za-z0-9._-]{0,79}$/, "Ce texte n’existe pas.");

/** A text as it stands; revision 0 and no author: nobody wrote it yet. */
export const documentText = z
  .object({
    key: z.string(),
    body: z.string(),
    revision: z.number().int(),
    writtenByLabel: z.string(),
    writtenAt: z.string().nullable(),
  })
  .openapi("ProjectText");

export const textInput = z
  .object({
    // Not trimmed: a space typed at the end of a sentence is not undone by the save.
    body: z
      .string({ error: "Indiquez un texte." })
      .max(20_000, "20 000 caractères au plus.")
      .refine((body) => body.isWellFormed() && !CONTROL.test(body), {
        message: "Ce texte contient des caractères interdits.",
      }),
    /** The revision that was read before writing. */
    revision: z.number({ error: "Indiquez la version lue." }).int().min(0).max(2_000_000_000),
  })
  .openapi("ProjectTextInput");

export const textVersion = z
  .object({
    revision: z.number().int(),
    body: z.string(),
    writtenByLabel: z.string(),
    writtenAt: z.string(),
  })
  .openapi("ProjectTextVersion");

export const versionsQuery = z.object({
  /** Older than that revision. */
  before: z.coerce.number({ error: "Indiquez une version." }).int().min(1).max(2_000_000_000).optional(),
});

export const commentInput = z.object({ section: text(80), body: text(2_000) }).openapi("ProjectCommentInput");
export const comment = z
  .object({
    id: z.string(),
    section: z.string(),
    body: z.string(),
    writtenByLabel: z.string(),
    writtenAt: z.string(),
    resolvedByLabel: z.string().nullable(),
    resolvedAt: z.string().nullable(),
  })
  .openapi("ProjectComment");

export const missing = z.object({ what: z.string(), place: z.string().nullable() });

export const frozenLine = z
  .object({
    id: z.string(),
    number: z.number().int(),
    label: z.string(),
    frozenByLabel: z.string(),
    frozenAt: z.string(),
    formats: z.array(fileFormat),
  })
  .openapi("ProjectFrozen");

export const livingDocument = z
  .object({
    document: documentName,
    title: z.string(),
    mayWrite: z.boolean(),
    mayFreeze: z.boolean(),
    /** Whether the ZIP, with the answers to questionnaires, is given. */
    mayZip: z.boolean(),
    sections: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        hint: z.string(),
        missing: z.array(missing),
        texts: z.array(
          documentText.extend({
            label: z.string(),
            help: z.string(),
            needed: z.boolean(),
            /** The letter’s text that may be taken up here, as it stands; null where there is none. */
            inLetter: documentText.extend({ label: z.string() }).nullable(),
          }),
        ),
      }),
    ),
    comments: z.array(comment),
    frozen: z.array(frozenLine),
  })
  .openapi("ProjectDocument");

const rich = z.union([
  z.string(),
  z.array(z.object({ text: z.string(), bold: z.boolean().optional(), italic: z.boolean().optional() })),
]);
const checkItem = z.object({ checked: z.boolean(), text: rich });

/** A block as a screen draws it; a picture by its data address. */
export const shownBlock = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("heading"), level: z.number().int(), text: z.string() }),
    z.object({ kind: z.literal("paragraph"), text: rich, size: z.string().optional() }),
    z.object({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(rich) }),
    z.object({ kind: z.literal("checks"), items: z.array(checkItem) }),
    z.object({
      kind: z.literal("table"),
      columns: z.array(z.object({ header: z.string(), align: z.string().optional() })),
      rows: z.array(z.array(z.union([rich, z.object({ checked: z.boolean() })]))),
    }),
    z.object({
      kind: z.literal("image"),
      source: z.string(),
      alternative: z.string(),
      widthMillimeters: z.number(),
      heightMillimeters: z.number(),
    }),
  ])
  .openapi("ProjectShownBlock");

export const documentPreview = z
  .object({
    title: z.string(),
    composedAt: z.string(),
    /** Said beside it: « 14 sur 45 indicateurs »; may be empty. */
    note: z.string(),
    sections: z.array(z.object({ key: z.string(), title: z.string(), blocks: z.array(shownBlock) })),
  })
  .openapi("ProjectDocumentPreview");

export const freezeInput = z.object({ label: maybeText(200).default("") }).openapi("ProjectFreezeInput");

export const frozenParam = {
  number: z.coerce.number({ error: "Indiquez un numéro." }).int().min(1).max(1_000),
};
export const commentParam = { id: id() };

export type DocumentName = z.infer<typeof documentName>;
export type FileFormat = z.infer<typeof fileFormat>;
export type DocumentText = z.infer<typeof documentText>;
export type TextVersion = z.infer<typeof textVersion>;
export type Comment = z.infer<typeof comment>;
export type FrozenLine = z.infer<typeof frozenLine>;
export type LivingDocument = z.infer<typeof livingDocument>;
export type ShownBlock = z.infer<typeof shownBlock>;
export type DocumentPreview = z.infer<typeof documentPreview>;
