import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { answersKept } from "./answers-kept.ts";
import { answersRetention as kept } from "./retention-contract.ts";

const tags = ["Questionnaires : conservation"];
const path = "/api/c/{cpts}/forms/retention";

const read = guarded(policy.rules["forms.set-retention"], {
  method: "get",
  path,
  tags,
  summary: "How long answers name who gave them, and what a delay would make anonymous the next night",
  request: { params: cptsParam, query: kept.query },
  responses: { 200: answers("The delay in force", kept.answer) },
});
const set = guarded(policy.rules["forms.set-retention"], {
  method: "put",
  path,
  tags,
  summary: "Decides how long, with who decided it",
  request: { params: cptsParam, body: takes(kept.input) },
  responses: { 200: answers("The delay in force", kept.answer) },
});

export const retentionRoutes = newRoutes()
  .openapi(read, async (c) =>
    c.json(await answersKept.read(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(set, async (c) =>
    c.json(await answersKept.set(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  );
