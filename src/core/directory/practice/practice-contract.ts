import { z } from "@hono/zod-openapi";
import { id, phone } from "../../../platform/http/index.ts";

const maybePhone = z.preprocess((value) => (value === "" ? null : value), phone().nullable());
export const practiceInput = z
  .object({ siteId: id(), phone: maybePhone.optional() })
  .openapi("PracticeInput");
export const practiceChange = z
  .object({ phone: maybePhone.optional(), active: z.boolean().optional() })
  .strict()
  .openapi("PracticeChange");

export type PracticeInput = z.infer<typeof practiceInput>;
export type PracticeChange = z.infer<typeof practiceChange>;
