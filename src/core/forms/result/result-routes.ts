import { answers, cptsParam, guarded, id, newRoutes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { exportResults } from "./export-results.ts";
import { readCross, readResponses, readResults } from "./read-results.ts";
import { cross, crossQuery, exportFormat, responsePage, responseQuery, results } from "./result-contract.ts";

const read = policy.rules["forms.read"];
const tags = ["Questionnaires : résultats"];
const BASE = "/api/c/{cpts}/forms/sendings/{id}";
const one = cptsParam.extend({ id: id() });
const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  counts: "text/csv; charset=utf-8",
  returns: "text/csv; charset=utf-8",
  fhir: "application/fhir+json",
} as const;
const NAMES = {
  xlsx: "reponses.xlsx",
  csv: "reponses.csv",
  counts: "questions.csv",
  returns: "retours.csv",
  fhir: "reponses.json",
} as const;
const binary = { schema: { type: "string", format: "binary" } as const };

const show = guarded(read, {
  method: "get",
  path: `${BASE}/results`,
  tags,
  summary: "The answers, counted by question",
  request: { params: one },
  responses: { 200: answers("Results", results) },
});
const crossed = guarded(read, {
  method: "get",
  path: `${BASE}/cross`,
  tags,
  summary: "One question by profession, or by another question",
  request: { params: one, query: crossQuery },
  responses: { 200: answers("The table, or that too few people make it", cross) },
});
const list = guarded(read, {
  method: "get",
  path: `${BASE}/responses`,
  tags,
  summary: "Answers of a named questionnaire, the newest first",
  request: { params: one, query: responseQuery },
  responses: { 200: answers("A page", responsePage) },
});
const file = guarded(read, {
  method: "get",
  path: `${BASE}/export/{format}`,
  tags,
  summary:
    "The answers as a workbook (with counts and rates of return), as CSV, or as FHIR (named ones alone); `counts` and `returns` are CSV too",
  request: { params: one.extend({ format: exportFormat }) },
  responses: { 200: { description: "The file", content: { [TYPES.xlsx]: binary, [TYPES.csv]: binary } } },
});

export const resultRoutes = newRoutes()
  .openapi(show, async (c) =>
    c.json(await readResults(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(crossed, async (c) =>
    c.json(await readCross(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(list, async (c) =>
    c.json(await readResponses(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(file, async (c) => {
    const { id: sendingId, format } = c.req.valid("param");
    const bytes = await exportResults(c.var.deps, c.var.actor, sendingId, format);
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      "content-type": TYPES[format],
      "cache-control": "private, no-store",
      "content-disposition": `attachment; filename="${NAMES[format]}"`,
    });
  });
