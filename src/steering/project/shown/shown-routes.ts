import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { documentName } from "../document/document-contract.ts";
import { documentRules } from "../document/document-policy.ts";
import { chooseShown, readShown } from "./choose-shown.ts";
import { shown, shownInput } from "./shown-contract.ts";

const tags = ["Projet : documents"];
const PATH = "/api/c/{cpts}/project/documents/{document}/shown";
const params = cptsParam.extend({ document: documentName });

const read = guarded(documentRules["document.read"], {
  method: "get",
  path: PATH,
  tags,
  summary: "The indicators and charts that a document may show, and which it shows",
  request: { params },
  responses: { 200: answers("Indicators with a value, charts", shown) },
});
const choose = guarded(documentRules["document.write"], {
  method: "put",
  path: PATH,
  tags,
  summary: "Chooses them, over the revision that was read; 409 carries the other choice in `current`",
  request: { params, body: takes(shownInput) },
  responses: { 200: answers("What it shows now", shown) },
});

export const shownRoutes = newRoutes()
  .openapi(read, async (c) =>
    c.json(await readShown(c.var.deps, c.var.actor, c.req.valid("param").document), 200),
  )
  .openapi(choose, async (c) =>
    c.json(
      await chooseShown(c.var.deps, c.var.actor, c.req.valid("param").document, c.req.valid("json")),
      200,
    ),
  );
