import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { attemptInput, callbackInput, request } from "../contract.ts";
import { policy } from "../policy.ts";
import { listForCallback, logAttempt, reopenRequest } from "./callback-request.ts";

const { rules } = policy;
const tags = ["Soins non programmés : liste de rappel"];
const BASE = "/api/c/{cpts}/unscheduled-care/requests/{id}";
const one = cptsParam.extend({ id: id() });
const asNow = { 200: answers("The request as it now stands", request) };

const list = guarded(rules["request.orient"], {
  method: "post",
  path: `${BASE}/callback`,
  tags,
  summary: "Puts the request on the call-back list",
  request: { params: one, body: takes(callbackInput) },
  responses: asNow,
});
const attempt = guarded(rules["callback.work"], {
  method: "post",
  path: `${BASE}/callback/attempts`,
  tags,
  summary: "Logs a call back, answered or not",
  request: { params: one, body: takes(attemptInput) },
  responses: asNow,
});
const reopen = guarded(rules["request.orient"], {
  method: "post",
  path: `${BASE}/reopen`,
  tags,
  summary: "Back among those to orient",
  request: { params: one },
  responses: asNow,
});

export const callbackRoutes = newRoutes()
  .openapi(list, async (c) =>
    c.json(
      await listForCallback(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json"),
      ),
      200,
    ),
  )
  .openapi(attempt, async (c) =>
    c.json(
      await logAttempt(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(reopen, async (c) =>
    c.json(await reopenRequest(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 200),
  );
