import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { professional } from "../professional/professional-contract.ts";
import { practiceChange, practiceInput } from "./practice-contract.ts";
import { addPractice, changePractice } from "./write-practice.ts";

const edit = policy.rules["directory.practice.edit"];
const tags = ["Annuaire"];
const one = cptsParam.extend({ id: id() });

const add = guarded(edit, {
  method: "post",
  path: "/api/c/{cpts}/directory/professionals/{id}/practices",
  tags,
  summary: "Says that a professional practises at a place",
  request: { params: one, body: takes(practiceInput) },
  responses: { 201: answers("The record", professional) },
});
const change = guarded(edit, {
  method: "patch",
  path: "/api/c/{cpts}/directory/practices/{id}",
  tags,
  summary: "Changes the phone of a practice, ends it, or starts it again",
  request: { params: one, body: takes(practiceChange) },
  responses: { 200: answers("The record", professional) },
});

export const practiceRoutes = newRoutes()
  .openapi(add, async (c) =>
    c.json(
      await addPractice(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      201,
    ),
  )
  .openapi(change, async (c) =>
    c.json(await changePractice(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  );
