import { createHash } from "node:crypto";
import type { Context } from "hono";
import { administrators, answers, type Env, newRoutes, signedIn, takes } from "../../platform/http/index.ts";
import { searchCommunes } from "./communes/search-communes.ts";
import {
  changeInput,
  communeList,
  communesQuery,
  newValueInput,
  onQuery,
  referenceValue,
  setList,
  setParams,
  valueList,
  valueParams,
} from "./contract.ts";
import { addValue, changeValue, type Editor } from "./edit/edit-value.ts";
import { listReferenceSets, listValues } from "./edit/list-values.ts";

const tags = ["Référentiels"];

const sets = signedIn({
  method: "get",
  path: "/api/reference/sets",
  tags,
  summary: "The sets of reference data",
  responses: { 200: answers("Sets", setList) },
});
const values = signedIn({
  method: "get",
  path: "/api/reference/sets/{set}",
  tags,
  summary: "The values of a set that hold on a day",
  request: { params: setParams, query: onQuery },
  responses: { 200: answers("Values", valueList), 304: { description: "As you have it" } },
});
const history = signedIn({
  method: "get",
  path: "/api/reference/sets/{set}/history",
  tags,
  summary: "Every period of every value of a set",
  request: { params: setParams },
  responses: { 200: answers("Values", valueList) },
});
const communes = signedIn({
  method: "get",
  path: "/api/reference/communes",
  tags,
  summary: "Communes by name or postcode",
  request: { query: communesQuery },
  responses: { 200: answers("Communes", communeList) },
});
const add = administrators({
  method: "post",
  path: "/api/reference/sets/{set}/values",
  tags,
  summary: "Adds a value",
  request: { params: setParams, body: takes(newValueInput) },
  responses: { 201: answers("The value", referenceValue) },
});
const change = administrators({
  method: "put",
  path: "/api/reference/sets/{set}/values/{code}",
  tags,
  summary: "Changes a value from a day on; the former one stays in the history",
  request: { params: valueParams, body: takes(changeInput) },
  responses: { 200: answers("The value", referenceValue) },
});

// Read by every form: kept a minute by the browser, then asked again by its mark.
const CACHE = "private, max-age=60, must-revalidate";

const editorOf = (c: Context<Env>): Editor => ({ session: c.var.session!, requestId: c.var.requestId });

export const routes = newRoutes()
  .openapi(sets, async (c) => c.json({ items: await listReferenceSets(c.var.deps) }, 200))
  .openapi(values, async (c) => {
    const body = await listValues(c.var.deps, c.req.valid("param").set, c.req.valid("query"));
    const mark = `"${createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 22)}"`;
    c.header("Cache-Control", CACHE);
    c.header("ETag", mark);
    return c.req.header("if-none-match") === mark ? c.body(null, 304) : c.json(body, 200);
  })
  .openapi(history, async (c) =>
    c.json(await listValues(c.var.deps, c.req.valid("param").set, { history: true }), 200),
  )
  .openapi(communes, async (c) => {
    const items = await searchCommunes(c.var.deps, c.req.valid("query"));
    c.header("Cache-Control", CACHE);
    return c.json({ items }, 200);
  })
  .openapi(add, async (c) =>
    c.json(await addValue(c.var.deps, editorOf(c), c.req.valid("param").set, c.req.valid("json")), 201),
  )
  .openapi(change, async (c) => {
    const { set, code } = c.req.valid("param");
    return c.json(await changeValue(c.var.deps, editorOf(c), set, code, c.req.valid("json")), 200);
  });
