import { join } from "node:path";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Deps } from "../../platform/deps.ts";
import { notFound, Problem } from "../../platform/errors/problems.ts";
import { mountDocs } from "../../platform/http/docs-route.ts";
import { edge } from "../../platform/http/edge.ts";
import { refuseForeignWrites } from "../../platform/http/guards.ts";
import { healthRoutes } from "../../platform/http/health.ts";
import { type Env, rateLimit } from "../../platform/http/index.ts";
import { metricsRoutes } from "../../platform/http/metrics-route.ts";
import { answerProblem } from "../../platform/http/problem-response.ts";
import { logRequests } from "../../platform/http/request-log.ts";
import { serveScreens } from "../../platform/http/static-route.ts";
import {
  demoRoutes,
  isDemoOpen,
  readSessionCookie,
  registerPolicies,
} from "../../platform/identity/index.ts";
import { slices } from "../slices.ts";
import { isLongUpload } from "./cut-slow-bodies.ts";
import { beforeHome, wordsOfHome } from "./known-words.ts";

const SCREENS = join(import.meta.dirname, "../../../dist/web");
const MOST_BODY_BYTES = 1_000_000;

/** The whole HTTP application, without its port: what the server listens with and what tests call. */
export function buildApp(deps: Deps): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  app.onError((error, c) => answerProblem(error, c));
  const screens = serveScreens(SCREENS, wordsOfHome);
  app.notFound(
    async (c) =>
      (await screens(c)) ?? answerProblem(notFound("request.no-such-page", "Cette adresse n'existe pas."), c),
  );
  app.use(edge(deps), logRequests);
  app.route("/", healthRoutes).route("/", metricsRoutes);
  app.use("/api/*", limitBody, readSessionCookie, refuseForeignWrites);
  app.use(
    "/api/*",
    rateLimit({ requests: 3_000 * deps.settings.RATE_LIMIT_FACTOR, windowSeconds: 60, by: "person" }),
  );
  app.use("/c/:slug", ...beforeHome(deps.settings));
  registerPolicies(slices.flatMap((slice) => slice.policies));
  for (const slice of slices) if (slice.routes) app.route("/", slice.routes);
  if (isDemoOpen(deps.settings)) app.route("/", demoRoutes);
  mountDocs(app);
  return app;
}

const refuseLargeBody = (): never => {
  throw new Problem("invalid", "request.too-large", "Cet envoi est trop volumineux (1 Mo au plus).");
};

const mostBody = bodyLimit({ maxSize: MOST_BODY_BYTES, onError: refuseLargeBody });

/* `mostBody` looks at the body, for which a whole Request and its stream are made: a fifth of what an answer to a questionnaire costs.
   Where there is none, or the parser of HTTP holds it to a length that was told, there is nothing to look at. */
const limitBody: MiddlewareHandler<Env> = (c, next) => {
  const { method, path } = c.req;
  if (method === "GET" || method === "HEAD" || isLongUpload(method, path)) return next();
  const length = c.req.header("content-length");
  if (length === undefined || c.req.header("transfer-encoding") !== undefined) return mostBody(c, next);
  return Number(length) > MOST_BODY_BYTES ? refuseLargeBody() : next();
};
