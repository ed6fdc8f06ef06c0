import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { readSite, searchSites } from "./read-sites.ts";
import { site, siteChange, siteInput, sitePage, siteParam, siteQuery } from "./site-contract.ts";
import { createSite, editSite } from "./write-site.ts";

const { rules } = policy;
const tags = ["Annuaire"];
const one = cptsParam.extend(siteParam.shape);

const list = guarded(rules["directory.read"], {
  method: "get",
  path: "/api/c/{cpts}/directory/sites",
  tags,
  summary: "Places of practice by name",
  request: { params: cptsParam, query: siteQuery },
  responses: { 200: answers("A page of places", sitePage) },
});
const read = guarded(rules["directory.read"], {
  method: "get",
  path: "/api/c/{cpts}/directory/sites/{id}",
  tags,
  summary: "One place and who practises there",
  request: { params: one },
  responses: { 200: answers("The place", site) },
});
const create = guarded(rules["directory.site.create"], {
  method: "post",
  path: "/api/c/{cpts}/directory/sites",
  tags,
  summary: "Adds a place of practice",
  request: { params: cptsParam, body: takes(siteInput) },
  responses: { 201: answers("The place", site) },
});
const edit = guarded(rules["directory.site.edit"], {
  method: "patch",
  path: "/api/c/{cpts}/directory/sites/{id}",
  tags,
  summary: "Changes the fields that are sent",
  request: { params: one, body: takes(siteChange) },
  responses: { 200: answers("The place as changed", site) },
});

export const siteRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await searchSites(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(read, async (c) => c.json(await readSite(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(create, async (c) =>
    c.json(await createSite(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(edit, async (c) =>
    c.json(await editSite(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  );
