import { z } from "@hono/zod-openapi";
import { id, maybeText, pageQuery, text } from "../../http/index.ts";
import { isGlassKind } from "./glass-kinds.ts";

const NO_SUCH_KIND = "Ce genre de dossier ne s'ouvre pas par accès exceptionnel.";

export const glassInput = z
  .object({
    /** What is opened: `patient`, `request`… */
    kind: z.string({ error: NO_SUCH_KIND }).refine(isGlassKind, NO_SUCH_KIND),
    id: id(),
    reason: text(500).refine(
      (value) => value.length >= 10,
      "Expliquez pourquoi en 10 caractères au moins : votre coordination le lira.",
    ),
  })
  .openapi("BreakGlassInput");

export const openedGlass = z.object({ id: z.string(), endsAt: z.string() }).openapi("OpenedGlass");

export const ownGlass = z
  .object({
    id: z.string(),
    kind: z.string(),
    subjectId: z.string(),
    reason: z.string(),
    openedAt: z.string(),
    endsAt: z.string(),
  })
  .openapi("OwnGlass");

export const glassQuery = pageQuery.extend({
  toReview: z.enum(["1"], { error: "Valeur attendue : 1." }).optional(),
});

export const brokenGlass = ownGlass
  .extend({
    userId: z.string(),
    personName: z.string(),
    isMine: z.boolean(),
    reviewedAt: z.string().nullable(),
    reviewerName: z.string().nullable(),
    review: z.enum(["justified", "not-justified"]).nullable(),
    reviewNote: z.string().nullable(),
  })
  .openapi("BrokenGlass");

export const glassPage = z
  .object({ items: z.array(brokenGlass), next: z.string().nullable() })
  .openapi("BrokenGlassPage");

export const reviewInput = z
  .object({
    review: z.enum(["justified", "not-justified"], { error: "Choisissez : justifié, ou non justifié." }),
    note: maybeText(1_000).default(""),
  })
  .refine((one) => one.review === "justified" || one.note.length >= 10, {
    path: ["note"],
    message: "Dites en 10 caractères au moins pourquoi cet accès n'était pas justifié.",
  })
  .openapi("BreakGlassReviewInput");

export type GlassInput = z.infer<typeof glassInput>;
export type OwnGlass = z.infer<typeof ownGlass>;
export type BrokenGlass = z.infer<typeof brokenGlass>;
export type GlassPage = z.infer<typeof glassPage>;
export type ReviewInput = z.infer<typeof reviewInput>;
