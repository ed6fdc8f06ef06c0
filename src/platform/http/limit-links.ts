import { z } from "@hono/zod-openapi";
import { limitByAddress } from "./limit-by-address.ts";

/** Any text: what is not a link answers as a forged one does. */
export const linkParam = { token: z.string().max(8_000) };

/** Thirty tries a minute from one address. */
export const limitLinks = () => limitByAddress(30, 60);
