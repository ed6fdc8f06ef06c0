import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Policy } from "./access/index.ts";
import type { Subscriber } from "./events/index.ts";
import type { Env } from "./http/index.ts";
import type { Job } from "./jobs/index.ts";

/** What a slice gives to the application. Its door (`index.ts`) exports one. */
export interface Slice {
  /** `unscheduled-care` */
  name: string;
  policies: readonly Policy[];
  // biome-ignore lint/suspicious/noExplicitAny: the schema and base path of a Hono application are its own.
  routes?: OpenAPIHono<Env, any, any>;
  subscribers?: readonly Subscriber[];
  jobs?: readonly Job[];
}
