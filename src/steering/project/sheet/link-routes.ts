import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { readCatalogue } from "./catalogue-figures.ts";
import { addObjective, readLinks, removeObjective, renameObjective } from "./edit-objectives.ts";
import {
  catalogueFigures,
  linkTree,
  objective,
  objectiveChange,
  objectiveInput,
  startingSheets,
} from "./link-contract.ts";
import { readLibrary } from "./read-library.ts";
import { sheetRules } from "./sheet-policy.ts";

const tags = ["Projet : fiches action"];
const BASE = "/api/c/{cpts}/project";
const one = cptsParam.extend({ id: id() });

const links = guarded(sheetRules["sheet.read"], {
  method: "get",
  path: `${BASE}/links`,
  tags,
  summary: "Missions, their objectives, their sheets, their indicators, and what is missing",
  request: { params: cptsParam },
  responses: { 200: answers("The tree and its holes", linkTree) },
});
const library = guarded(sheetRules["sheet.read"], {
  method: "get",
  path: `${BASE}/sheet-library`,
  tags,
  summary: "Sheets to start from",
  request: { params: cptsParam },
  responses: { 200: answers("By mission", startingSheets) },
});
const add = guarded(sheetRules["sheet.steer"], {
  method: "post",
  path: `${BASE}/objectives`,
  tags,
  summary: "An objective of a mission",
  request: { params: cptsParam, body: takes(objectiveInput) },
  responses: { 201: answers("The objective", objective) },
});
const rename = guarded(sheetRules["sheet.steer"], {
  method: "put",
  path: `${BASE}/objectives/{id}`,
  tags,
  summary: "Says an objective otherwise, over the revision that was read",
  request: { params: one, body: takes(objectiveChange) },
  responses: { 200: answers("The objective", objective) },
});
const remove = guarded(sheetRules["sheet.steer"], {
  method: "delete",
  path: `${BASE}/objectives/{id}`,
  tags,
  summary: "Takes away an objective that no sheet answers",
  request: { params: one },
  responses: { 204: { description: "Gone" } },
});

const catalogue = guarded(sheetRules["sheet.read"], {
  method: "get",
  path: `${BASE}/sheet-indicators`,
  tags,
  summary: "The catalogue of the diagnosis, each indicator with what it says today",
  request: { params: cptsParam },
  responses: { 200: answers("What an indicator of a sheet may be", catalogueFigures) },
});

export const linkRoutes = newRoutes()
  .openapi(catalogue, async (c) => c.json(await readCatalogue(c.var.deps, c.var.actor), 200))
  .openapi(links, async (c) => c.json(await readLinks(c.var.deps, c.var.actor), 200))
  .openapi(library, (c) => c.json(readLibrary(), 200))
  .openapi(add, async (c) =>
    c.json(await addObjective(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(rename, async (c) =>
    c.json(await renameObjective(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(remove, async (c) => {
    await removeObjective(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  });
