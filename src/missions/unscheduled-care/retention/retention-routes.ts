import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { retention, retentionInput, retentionQuery } from "./retention-contract.ts";
import { readRetention, setRetention } from "./set-retention.ts";

const tags = ["Soins non programmés : conservation"];
const path = "/api/c/{cpts}/unscheduled-care/retention";

const read = guarded(policy.rules["retention.set"], {
  method: "get",
  path,
  tags,
  summary: "How long ended requests name their patient, and what a delay would erase the next night",
  request: { params: cptsParam, query: retentionQuery },
  responses: { 200: answers("The delay in force", retention) },
});
const set = guarded(policy.rules["retention.set"], {
  method: "put",
  path,
  tags,
  summary: "Decides how long, with who decided it",
  request: { params: cptsParam, body: takes(retentionInput) },
  responses: { 200: answers("The delay in force", retention) },
});

export const retentionRoutes = newRoutes()
  .openapi(read, async (c) => c.json(await readRetention(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(set, async (c) => c.json(await setRetention(c.var.deps, c.var.actor, c.req.valid("json")), 200));
