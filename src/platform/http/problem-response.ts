import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { isUnavailable, isUnkeepableText } from "../db/index.ts";
import { Problem, unavailable } from "../errors/problems.ts";
import type { Env } from "./context.ts";

/** Any error as problem+json (RFC 9457). What is not a Problem is a bug: logged whole, answered without its details. */
export function answerProblem(error: Error, c: Context<Env>): Response {
  const problem = asProblem(error);
  if (!problem) {
    c.var.deps?.log.error({ err: error, requestId: c.var.requestId }, "unexpected error");
    return body(
      c,
      500,
      "server.error",
      "Un incident est survenu de notre côté ; rien n'a été enregistré. Réessayez, puis signalez le numéro de la demande.",
      [],
    );
  }
  if (problem.retryAfterSeconds) c.header("Retry-After", String(problem.retryAfterSeconds));
  return body(c, problem.status, problem.code, problem.message, problem.fields, problem.current);
}

function asProblem(error: Error): Problem | undefined {
  if (error instanceof Problem) return error;
  if (isUnavailable(error))
    return unavailable(
      "server.database-unavailable",
      "La base de données ne répond pas ; rien n'a été enregistré. Réessayez dans quelques secondes.",
    );
  // A contract that lets control characters through is to be mended; who sent them is told all the same, and nothing is kept.
  if (isUnkeepableText(error))
    return new Problem("invalid", "request.malformed", "Un texte contient des caractères interdits.");
  if (error instanceof HTTPException && error.status < 500) {
    return new Problem(
      "invalid",
      "request.malformed",
      "La demande est illisible : vérifiez ce qui a été envoyé.",
    );
  }
  return undefined;
}

function body(
  c: Context<Env>,
  status: number,
  code: string,
  detail: string,
  errors: { field: string; message: string }[],
  current?: unknown,
): Response {
  return c.newResponse(
    JSON.stringify({
      type: `urn:maillage:${code}`,
      title: detail,
      status,
      detail,
      code,
      errors,
      requestId: c.var.requestId,
      ...(current === undefined ? {} : { current }),
    }),
    status as 400,
    { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
  );
}
