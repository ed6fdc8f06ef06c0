import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { adoptRun } from "./adopt-run.ts";
import { askRun } from "./ask-run.ts";
import { listAllRuns, listRunLines, readRun } from "./read-runs.ts";
import {
  adopted,
  adoptInput,
  run,
  runInput,
  runLinePage,
  runLinesQuery,
  runPage,
  runsQuery,
} from "./run-contract.ts";
import { runRules } from "./run-policy.ts";
import { undoAdoption } from "./undo-adoption.ts";

const tags = ["Médecin traitant : calcul du registre"];
const BASE = "/api/c/{cpts}/family-doctor/runs";
const one = cptsParam.extend({ id: id() });
const steer = runRules["run.steer"];

const ask = guarded(steer, {
  method: "post",
  path: BASE,
  tags,
  summary: "Asks a matching of the whole register, or a « what if »; a job works it out",
  request: { params: cptsParam, body: takes(runInput) },
  responses: { 201: answers("The run, queued", run) },
});
const list = guarded(steer, {
  method: "get",
  path: BASE,
  tags,
  summary: "Runs, the newest first",
  request: { params: cptsParam, query: runsQuery },
  responses: { 200: answers("A page", runPage) },
});
const read = guarded(steer, {
  method: "get",
  path: `${BASE}/{id}`,
  tags,
  summary: "A run: how far it is, its answer, its adoption",
  request: { params: one },
  responses: { 200: answers("The run", run) },
});
const lines = guarded(steer, {
  method: "get",
  path: `${BASE}/{id}/lines`,
  tags,
  summary: "Per patient, the doctor and why, or why nobody; by reference, the heaviest first",
  request: { params: one, query: runLinesQuery },
  responses: { 200: answers("A page", runLinePage) },
});
const adopt = guarded(steer, {
  method: "post",
  path: `${BASE}/{id}/adopt`,
  tags,
  summary: "Makes proposals of chosen lines, or of all by a job; what moved since is skipped with its reason",
  request: { params: one, body: takes(adoptInput) },
  responses: { 200: answers("What was reserved and what was skipped", adopted) },
});

const undo = guarded(steer, {
  method: "post",
  path: `${BASE}/{id}/undo`,
  tags,
  summary: "Undoes an adoption: what is not sent goes back to waiting, what a doctor has stays",
  request: { params: one },
  responses: { 200: answers("The run", run) },
});

export const runRoutes = newRoutes()
  .openapi(ask, async (c) =>
    c.json(await askRun(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(list, async (c) => c.json(await listAllRuns(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(read, async (c) => c.json(await readRun(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(lines, async (c) =>
    c.json(await listRunLines(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(adopt, async (c) =>
    c.json(
      await adoptRun(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(undo, async (c) =>
    c.json(await undoAdoption(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 200),
  );
