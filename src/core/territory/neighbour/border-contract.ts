import { z } from "@hono/zod-openapi";
import { maybeText, text } from "../../../platform/http/index.ts";

const kind = z.enum(["overlap", "hole", "rest"], {
  error: "Chevauchement, commune isolée ou reste d'une commune.",
});
const neighbour = z.object({ name: z.string(), slug: z.string() });

export const borders = z
  .object({
    method: z.enum(["contours", "centres"]),
    items: z.array(
      z.object({
        kind,
        code: z.string(),
        name: z.string(),
        communeCode: z.string(),
        with: z.array(neighbour),
        explanation: z.object({ note: z.string(), by: z.string(), at: z.string() }).nullable(),
      }),
    ),
    isSettled: z.boolean(),
    neighbours: z.array(neighbour),
  })
  .openapi("TerritoryBorders");

export const borderInput = z
  .object({
    kind,
    code: text(130),
    /** Empty: the explanation is taken back. */
    note: maybeText(2_000).refine((value) => value === "" || value.length >= 10, "Dix caractères au moins."),
  })
  .openapi("TerritoryBorderInput");

export type BordersAnswer = z.infer<typeof borders>;
