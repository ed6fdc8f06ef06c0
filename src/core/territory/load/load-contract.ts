import { z } from "@hono/zod-openapi";
import { cptsParam, id, text } from "../../../platform/http/index.ts";

export const loadKinds = z.enum(["contours", "population"], { error: "Choisissez contours ou population." });

export const loadQuery = z.object({
  kind: loadKinds,
  name: text(255),
  /** Also over what another CPTS of the installation brought: administrators only. */
  replaces: z.enum(["true", "false"], { error: "Répondez true ou false." }).default("false"),
});

export const loadParams = cptsParam.extend({ id: id() });

export const load = z
  .object({
    id: z.string(),
    kind: z.string(),
    fileName: z.string(),
    fileBytes: z.number(),
    state: z.string(),
    problem: z.string().nullable(),
    bytesRead: z.number(),
    /** What `bytesRead` goes to: a file of contours is read twice. */
    bytesInAll: z.number(),
    written: z.number().int(),
    /** Left as another CPTS brought them. */
    kept: z.number().int(),
    refusedCount: z.number().int(),
    communes: z.number().int(),
    iris: z.number().int(),
    year: z.number().int().nullable(),
    /** 200 at most. */
    refused: z.array(
      z.object({
        nth: z.number(),
        code: z.string().nullable(),
        name: z.string().nullable(),
        why: z.string(),
      }),
    ),
    startedBy: z.string(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .openapi("TerritoryLoad");

export type Load = z.infer<typeof load>;
export type LoadQuery = z.infer<typeof loadQuery>;
