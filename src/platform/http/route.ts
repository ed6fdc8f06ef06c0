import { createRoute, OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import type { Rule } from "../access/index.ts";
import { Problem } from "../errors/problems.ts";
import type { Env } from "./context.ts";
import { speakFrench } from "./french-reasons.ts";
import { readIdempotencyKey, requireAdministrator, requireRight, requireSession } from "./guards.ts";

speakFrench();

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })),
    requestId: z.string(),
    current: z.unknown().optional(),
  })
  .openapi("Problem");

const problemAnswer = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemSchema } },
});

/** The application of one slice: input that does not fit its schema answers 422 with a French reason per field. */
export const newRoutes = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const fields = result.error.issues.slice(0, 20).map((issue) => ({
        field: issue.path.map(String).join("."),
        message: issue.message,
      }));
      const [first] = fields;
      throw new Problem(
        "invalid",
        "request.invalid",
        // Without the field's own name, which is English: programs read it in `errors`, screens put the sentence beside the field.
        first?.message ?? "Demande invalide.",
        { fields },
      );
    },
  });

type Config<Path extends string> = Omit<RouteConfig, "path"> & { path: Path };

/** What a route adds of its own (a limit), after the guard: never instead of it. */
const own = (config: Pick<RouteConfig, "middleware">) => [config.middleware ?? []].flat();

/** A route of one CPTS (`/api/c/{cpts}/…`), open to whom the right says. */
export function guarded<const Path extends `/api/c/{cpts}/${string}`, const R extends Config<Path>>(
  rule: Rule<never>,
  config: R,
) {
  return createRoute({
    ...config,
    middleware: [
      requireRight(rule),
      ...(config.method === "post" ? [readIdempotencyKey] : []),
      ...own(config),
    ],
    "x-right": rule.sentence,
    "x-open-to": rule.openTo,
    security: [{ session: [] }],
    responses: {
      ...config.responses,
      401: problemAnswer("Not signed in"),
      403: problemAnswer("Not allowed"),
      404: problemAnswer("Not found here"),
      409: problemAnswer("Refused by what is already there"),
      422: problemAnswer("Input refused, field by field"),
    },
  } as R);
}

/** A route of a signed-in person, outside any CPTS. */
export function signedIn<const Path extends string, const R extends Config<Path>>(config: R) {
  return createRoute({
    ...config,
    middleware: [requireSession, ...own(config)],
    "x-right": "signed-in",
    security: [{ session: [] }],
  } as R);
}

/** A route of the installation's administrator. */
export function administrators<const Path extends string, const R extends Config<Path>>(config: R) {
  return createRoute({
    ...config,
    middleware: [requireAdministrator, ...own(config)],
    "x-right": "administrator",
    security: [{ session: [] }],
  } as R);
}

/** A route open to the world; `reason` says why it may be. */
export function open<const Path extends string, const R extends Config<Path>>(reason: string, config: R) {
  return createRoute({ ...config, "x-right": `public: ${reason}` } as R);
}

/** `200: answers("What it is", schema)` */
export const answers = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { "application/json": { schema } },
});

export const takes = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true as const,
  content: { "application/json": { schema } },
});
