import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { correctRequest } from "./correct-request.ts";
import { countBoard } from "./count-board.ts";
import { declareRequest } from "./declare-request.ts";
import { listRequests, searchRequests } from "./list-requests.ts";
import { readRequest } from "./read-request.ts";
import { readStory } from "./read-story.ts";
import {
  boardCountQuery,
  boardCounts,
  request,
  requestDeclaration,
  requestPage,
  requestQuery,
  requestSearch,
  story,
} from "./request-contract.ts";
import { requestCorrection } from "./step-contract.ts";

const { rules } = policy;
const tags = ["Médecin traitant : demandes"];
const BASE = "/api/c/{cpts}/family-doctor/requests";
const one = cptsParam.extend({ id: id() });

const list = guarded(rules["request.list"], {
  method: "get",
  path: BASE,
  tags,
  summary: "Requests of a view: the coordination's board, those I declared, the patients I take",
  request: { params: cptsParam, query: requestQuery },
  responses: { 200: answers("A page, each line with its rank and why", requestPage) },
});
const search = guarded(rules["board.read"], {
  method: "post",
  path: `${BASE}/search`,
  tags,
  summary: "The board narrowed to a name or a reference (a body, so that no name stands in an address)",
  request: { params: cptsParam, body: takes(requestSearch) },
  responses: { 200: answers("A page", requestPage) },
});
const count = guarded(rules["board.read"], {
  method: "post",
  path: `${BASE}/count`,
  tags,
  summary: "How many requests stand in each state of the board, as it is filtered",
  request: { params: cptsParam, body: takes(boardCountQuery) },
  responses: { 200: answers("A count for each state that has any", boardCounts) },
});
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
const readItsStory = guarded(rules["request.read"], {
  method: "get",
  path: `${BASE}/{id}/story`,
  tags,
  summary: "All that happened to it, on one page",
  request: { params: one },
  responses: { 200: answers("The story", story) },
});
const correct = guarded(rules["request.correct"], {
  method: "patch",
  path: `${BASE}/{id}`,
  tags,
  summary: "Corrects or completes it, and weighs it again; an older tab answers 409",
  request: { params: one, body: takes(requestCorrection) },
  responses: { 200: answers("The request as it now stands", request) },
});

export const requestRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await listRequests(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(search, async (c) =>
    c.json(await searchRequests(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  )
  .openapi(count, async (c) => c.json(await countBoard(c.var.deps, c.var.actor, c.req.valid("json")), 200))
  .openapi(declare, async (c) =>
    c.json(await declareRequest(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(read, async (c) =>
    c.json(await readRequest(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(readItsStory, async (c) =>
    c.json(await readStory(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(correct, async (c) =>
    c.json(await correctRequest(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  );
