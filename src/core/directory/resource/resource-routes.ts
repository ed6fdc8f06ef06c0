import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { readResource, searchResources } from "./read-resources.ts";
import {
  resource,
  resourceChange,
  resourceInput,
  resourceList,
  resourceParam,
  resourceQuery,
} from "./resource-contract.ts";
import { createResource, editResource } from "./write-resource.ts";

const { rules } = policy;
const tags = ["Ressources"];
const one = cptsParam.extend(resourceParam.shape);

const list = guarded(rules["directory.read"], {
  method: "get",
  path: "/api/c/{cpts}/directory/resources",
  tags,
  summary: "Resources of the territory: nearest first, or open first (500 at most)",
  request: { params: cptsParam, query: resourceQuery },
  responses: { 200: answers("Resources", resourceList) },
});
const read = guarded(rules["directory.read"], {
  method: "get",
  path: "/api/c/{cpts}/directory/resources/{id}",
  tags,
  summary: "One resource",
  request: { params: one },
  responses: { 200: answers("The resource", resource) },
});
const create = guarded(rules["directory.resource.edit"], {
  method: "post",
  path: "/api/c/{cpts}/directory/resources",
  tags,
  summary: "Adds a resource",
  request: { params: cptsParam, body: takes(resourceInput) },
  responses: { 201: answers("The resource", resource) },
});
const edit = guarded(rules["directory.resource.edit"], {
  method: "patch",
  path: "/api/c/{cpts}/directory/resources/{id}",
  tags,
  summary: "Changes the fields that are sent; active false puts it aside",
  request: { params: one, body: takes(resourceChange) },
  responses: { 200: answers("The resource as changed", resource) },
});

export const resourceRoutes = newRoutes()
  .openapi(list, async (c) =>
    c.json(await searchResources(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(read, async (c) =>
    c.json(await readResource(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(create, async (c) =>
    c.json(await createResource(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(edit, async (c) =>
    c.json(await editResource(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  );
