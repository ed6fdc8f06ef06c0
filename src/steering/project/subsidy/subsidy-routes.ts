import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import {
  beginSubsidy,
  discardSubsidy,
  freezeSubsidy,
  readSubsidies,
  readSubsidy,
  saveSubsidy,
} from "./keep-subsidies.ts";
import { subsidyFile } from "./print-subsidy.ts";
import {
  freezeSubsidyInput,
  newSubsidyInput,
  subsidy,
  subsidyFileQuery,
  subsidyInput,
  subsidyList,
  subsidyParam,
} from "./subsidy-contract.ts";
import { subsidyRules as rules } from "./subsidy-policy.ts";

const tags = ["Projet : subvention"];
const PATH = "/api/c/{cpts}/project/subsidies";
const theSubsidy = { 200: answers("The request", subsidy) };

const list = guarded(rules["subsidy.read"], {
  method: "get",
  path: PATH,
  tags,
  summary: "Subsidy requests, the newest year first",
  request: { params: cptsParam },
  responses: { 200: answers("Requests", subsidyList) },
});
const begin = guarded(rules["subsidy.write"], {
  method: "post",
  path: PATH,
  tags,
  summary: "Begins a request, prefilled from the CPTS or from a former one",
  request: { params: cptsParam, body: takes(newSubsidyInput) },
  responses: theSubsidy,
});
const read = guarded(rules["subsidy.read"], {
  method: "get",
  path: `${PATH}/{id}`,
  tags,
  summary: "One request with its form, its totals and what is missing",
  request: { params: subsidyParam },
  responses: theSubsidy,
});
const save = guarded(rules["subsidy.write"], {
  method: "put",
  path: `${PATH}/{id}`,
  tags,
  summary: "Saves a draft over the revision that was read",
  request: { params: subsidyParam, body: takes(subsidyInput) },
  responses: theSubsidy,
});
const freeze = guarded(rules["subsidy.write"], {
  method: "post",
  path: `${PATH}/{id}/freeze`,
  tags,
  summary: "Freezes a request, complete and balanced",
  request: { params: subsidyParam, body: takes(freezeSubsidyInput) },
  responses: theSubsidy,
});
const discard = guarded(rules["subsidy.write"], {
  method: "delete",
  path: `${PATH}/{id}`,
  tags,
  summary: "Discards a draft",
  request: { params: subsidyParam },
  responses: { 204: { description: "Gone" } },
});
const file = guarded(rules["subsidy.read"], {
  method: "get",
  path: `${PATH}/{id}/file`,
  tags,
  summary: "The sheet as PDF, DOCX or JSON",
  request: { params: subsidyParam, query: subsidyFileQuery },
  responses: {
    200: {
      description: "The file",
      content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
    },
  },
});

export const subsidyRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await readSubsidies(c.var.deps, c.var.actor), 200))
  .openapi(begin, async (c) =>
    c.json(await beginSubsidy(c.var.deps, c.var.actor, c.req.valid("json"), c.var.once), 200),
  )
  .openapi(read, async (c) =>
    c.json(await readSubsidy(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(save, async (c) =>
    c.json(await saveSubsidy(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(freeze, async (c) =>
    c.json(
      await freezeSubsidy(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json").revision),
      200,
    ),
  )
  .openapi(discard, async (c) => {
    await discardSubsidy(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(file, async (c) => {
    const { type, name, content } = await subsidyFile(
      c.var.deps,
      c.var.actor,
      c.req.valid("param").id,
      c.req.valid("query").format,
    );
    return c.body(new Uint8Array(content), 200, {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    });
  });
