import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { declareRequest } from "./declare-request.ts";
import { readRequest } from "./read-request.ts";
import { request, requestDeclaration } from "./request-contract.ts";

const { rules } = policy;
const tags = ["Médecin traitant : demandes"];
const BASE = "/api/c/{cpts}/family-doctor/requests";
const one = cptsParam.extend({ id: id() });

const declare = guarded(rules["request.declare"], {
  method: "post",
  path: BASE,
  tags,
  summary: "Declares a patient met, with their agreement; the same client-made id is the same request",
  request: { params: cptsParam, body: takes(requestDeclaration) },
  responses: { 201: answers("The request", request) },
});
const read = guarded(rules["request.read"], {
  method: "get",
  path: `${BASE}/{id}`,
  tags,
  summary: "One request, for who needs to know; audited",
  request: { params: one },
  responses: { 200: answers("The request", request) },
});

export const requestRoutes = newRoutes()
  .openapi(declare, async (c) =>
    c.json(await declareRequest(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(read, async (c) =>
    c.json(await readRequest(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  );
