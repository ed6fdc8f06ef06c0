import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { requestsKept } from "./requests-kept.ts";
import { requestRetention as kept } from "./retention-contract.ts";

const tags = ["Soins non programmés : conservation"];
const path = "/api/c/{cpts}/unscheduled-care/retention";

const read = guarded(policy.rules["retention.set"], {
  method: "get",
  path,
  tags,
  summary: "How long ended requests name their patient, and what a delay would erase the next night",
  request: { params: cptsParam, query: kept.query },
  responses: { 200: answers("The delay in force", kept.answer) },
});
const set = guarded(policy.rules["retention.set"], {
  method: "put",
  path,
  tags,
  summary: "Decides how long, with who decided it",
  request: { params: cptsParam, body: takes(kept.input) },
  responses: { 200: answers("The delay in force", kept.answer) },
});

export const retentionRoutes = newRoutes()
  .openapi(read, async (c) =>
    c.json(await requestsKept.read(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(set, async (c) =>
    c.json(await requestsKept.set(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  );
