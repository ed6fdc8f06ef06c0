import { z } from "@hono/zod-openapi";

// C0 and C1 controls but tab and newline: never typed by a person, refused by PostgreSQL (NUL) or by printers.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;
const clean = (text: string): boolean => !CONTROL.test(text) && text.isWellFormed();

/** Trimmed text of 1 to `max` characters. */
export const text = (max: number) =>
  z
    .string({ error: "Indiquez un texte." })
    .trim()
    .min(1, "Ce champ est obligatoire.")
    .max(max, `${max} caractères au plus.`)
    .refine(clean, "Ce texte contient des caractères interdits.");

/** Trimmed text that may be empty. */
export const maybeText = (max: number) =>
  z
    .string({ error: "Indiquez un texte." })
    .trim()
    .max(max, `${max} caractères au plus.`)
    .refine(clean, "Ce texte contient des caractères interdits.");

/* Letters and their marks in any script (with the joiners that some need), spaces, hyphens, apostrophes, dots, and the comma between given names. */
const NAME = /^[\p{L}\p{M}\p{Join_Control}\s.,'’ʼ‘\-‐‑–·]*$/u;
const isName = (value: string): boolean => NAME.test(value);
const NOT_A_NAME =
  "Un nom s'écrit avec des lettres, des espaces, des traits d'union, des apostrophes et des points : retirez les chiffres et les symboles.";

/** A part of a patient's name: 1 to 100 characters. */
export const name = () => text(100).refine(isName, NOT_A_NAME);

/** The same, that may be empty. */
export const maybeName = () => maybeText(100).refine(isName, NOT_A_NAME);

export const id = () =>
  z.uuid({ error: "Cet identifiant n'est pas valable." }).transform((value) => value.toLowerCase());

/** A local date, 1880 to 2199: `2026-11-24`. */
export const localDate = () =>
  z.iso
    .date({ error: "Indiquez une date (AAAA-MM-JJ)." })
    .refine((value) => value >= "1880-01-01" && value < "2200-01-01", "Cette date est hors du calendrier.");

/** An instant with its offset: `2026-11-24T14:20:00+01:00`; 2000 to 2099. */
export const instant = () =>
  z.iso
    .datetime({ offset: true, error: "Indiquez une date et une heure." })
    .refine((value) => value >= "2000" && value < "2100", "Cette date est hors du calendrier.");

export const localTime = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Indiquez une heure (HH:MM).");

/** A phone number as people type it in France; kept with digits and a leading + only. */
export const phone = () =>
  z
    .string({ error: "Indiquez un numéro de téléphone." })
    .trim()
    .max(30, "Ce numéro est trop long.")
    .transform((value) => value.replace(/[\s.\-()]/g, ""))
    .refine((value) => /^\+?\d{6,15}$/.test(value), "Ce numéro de téléphone n'est pas valable.");

export const email = () =>
  z
    .string({ error: "Indiquez une adresse mail." })
    .trim()
    .toLowerCase()
    .max(320, "Cette adresse est trop longue.")
    .pipe(z.email("Cette adresse mail n'est pas valable."));

export const communeCode = () => z.string().regex(/^[0-9AB]{5}$/, "Ce code de commune n'est pas valable.");

export const cptsParam = z.object({
  cpts: z
    .string()
    // As territory_cpts holds them: nothing else reaches a query.
    .regex(/^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/, "Cette adresse n'est pas celle d'une CPTS.")
    .openapi({ param: { name: "cpts", in: "path" }, example: "cpts-du-canal" }),
});

/** `?after=…&limit=…`: a page by key. */
export const pageQuery = z.object({
  after: z.string().max(500, "Cette suite n'est pas valable.").optional(),
  limit: z.coerce
    .number({ error: "Indiquez un nombre." })
    .int("Indiquez un nombre entier.")
    .min(1, "Au moins 1.")
    .max(200, "200 lignes au plus.")
    .default(50),
});
