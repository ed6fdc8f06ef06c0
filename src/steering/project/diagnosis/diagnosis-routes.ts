import { z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { invalid } from "../../../platform/errors/problems.ts";
import { answers, cptsParam, type Env, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import {
  diagnosis,
  indicatorInput,
  indicatorParams,
  offer,
  sheets,
  tableInput,
  tableQuery,
  tableReport,
  valueInput,
  valueParams,
} from "./diagnosis-contract.ts";
import { diagnosisRules as rules } from "./diagnosis-policy.ts";
import { readOffer } from "./offer/read-offer.ts";
import { importTable } from "./table/import-table.ts";
import { readFile } from "./table/read-file.ts";
import { addIndicator, removeIndicator } from "./value/own-indicators.ts";
import { readDiagnosis } from "./value/read-diagnosis.ts";
import { removeValue, writeValue } from "./value/write-value.ts";

const tags = ["Projet : diagnostic"];
const BASE = "/api/c/{cpts}/project/diagnosis";
const theDiagnosis = { 200: answers("The diagnosis", diagnosis) };

const read = guarded(rules["diagnosis.read"], {
  method: "get",
  path: BASE,
  tags,
  summary: "Indicators by family, their values, and the sentence that says the difference",
  request: { params: cptsParam },
  responses: theDiagnosis,
});
const care = guarded(rules["diagnosis.read"], {
  method: "get",
  path: `${BASE}/offer`,
  tags,
  summary: "The offer of care, counted from the directory by profession and commune",
  request: { params: cptsParam },
  responses: { 200: answers("The offer of care", offer) },
});
const write = guarded(rules["diagnosis.write"], {
  method: "put",
  path: `${BASE}/values`,
  tags,
  summary: "Writes one value; the same ground and year written again take its place",
  request: { params: cptsParam, body: takes(valueInput) },
  responses: theDiagnosis,
});
const remove = guarded(rules["diagnosis.write"], {
  method: "delete",
  path: `${BASE}/values/{id}`,
  tags,
  summary: "Takes a value out",
  request: { params: valueParams },
  responses: theDiagnosis,
});
const add = guarded(rules["diagnosis.write"], {
  method: "post",
  path: `${BASE}/indicators`,
  tags,
  summary: "Adds an indicator of this CPTS",
  request: { params: cptsParam, body: takes(indicatorInput) },
  responses: { 201: answers("Its code", z.object({ code: z.string() })) },
});
const drop = guarded(rules["diagnosis.write"], {
  method: "delete",
  path: `${BASE}/indicators/{code}`,
  tags,
  summary: "Removes an indicator of this CPTS that has no value",
  request: { params: indicatorParams },
  responses: theDiagnosis,
});
const look = guarded(rules["diagnosis.write"], {
  method: "post",
  path: `${BASE}/tables`,
  tags,
  summary: "Reads a CSV or XLSX file, keeps nothing: its sheets, headings and rows, the columns guessed",
  request: {
    params: cptsParam,
    query: tableQuery,
    body: {
      required: true,
      content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
    },
  },
  responses: { 200: answers("The sheets", sheets) },
});
const bring = guarded(rules["diagnosis.write"], {
  method: "put",
  path: `${BASE}/table`,
  tags,
  summary: "What a table would do, line by line; with `apply`, does it",
  request: { params: cptsParam, body: takes(tableInput) },
  responses: { 200: answers("The report", tableReport) },
});

/* Reading a key would take the whole body into memory twice. */
const refuseKey: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === "POST" && c.var.session && c.req.header("idempotency-key") !== undefined)
    throw invalid("Idempotency-Key", "L'envoi d'un fichier ne prend pas de clé d'envoi unique.");
  return next();
};

const app = newRoutes();
app.use("/api/c/:cpts/project/diagnosis/tables", refuseKey);

export const diagnosisRoutes = app
  .openapi(read, async (c) => c.json(await readDiagnosis(c.var.deps, c.var.actor), 200))
  .openapi(care, async (c) => c.json(await readOffer(c.var.deps, c.var.actor), 200))
  .openapi(write, async (c) => c.json(await writeValue(c.var.deps, c.var.actor, c.req.valid("json")), 200))
  .openapi(remove, async (c) =>
    c.json(await removeValue(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(add, async (c) =>
    c.json(await addIndicator(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(drop, async (c) =>
    c.json(await removeIndicator(c.var.deps, c.var.actor, c.req.valid("param").code), 200),
  )
  .openapi(look, async (c) => c.json(await readFile(c.req.raw), 200))
  .openapi(bring, async (c) => c.json(await importTable(c.var.deps, c.var.actor, c.req.valid("json")), 200));
