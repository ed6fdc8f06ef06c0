import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import {
  choiceInput,
  choiceKey,
  declaration,
  declarationInput,
  missionInput,
  missionParam,
} from "./declaration-contract.ts";
import { declarationRules } from "./declaration-policy.ts";
import { answerChoice, chooseMission, declareProject, readDeclaration } from "./declare-project.ts";

const tags = ["Projet"];
const BASE = "/api/c/{cpts}/project";

const read = guarded(declarationRules["project.read"], {
  method: "get",
  path: `${BASE}/declaration`,
  tags,
  summary: "What the CPTS declares of its project",
  request: { params: cptsParam },
  responses: { 200: answers("The declaration; revision 0 when nothing was declared", declaration) },
});
const declare = guarded(declarationRules["project.write"], {
  method: "put",
  path: `${BASE}/declaration`,
  tags,
  summary: "Changes some fields, over the revision that was read",
  request: { params: cptsParam, body: takes(declarationInput) },
  responses: { 200: answers("The declaration", declaration) },
});
const mission = guarded(declarationRules["project.write"], {
  method: "put",
  path: `${BASE}/missions/{code}`,
  tags,
  summary: "Takes a mission up, leaves it out, or leaves it open",
  request: { params: cptsParam.extend(missionParam), body: takes(missionInput) },
  responses: { 200: answers("The declaration", declaration) },
});
const choose = guarded(declarationRules["project.write"], {
  method: "put",
  path: `${BASE}/choices/{key}`,
  tags,
  summary: "Answers one line of « NON / OUI, précisez »",
  request: { params: cptsParam.extend({ key: choiceKey }), body: takes(choiceInput) },
  responses: { 200: answers("The declaration", declaration) },
});

export const declarationRoutes = newRoutes()
  .openapi(read, async (c) => c.json(await readDeclaration(c.var.deps, c.var.actor), 200))
  .openapi(declare, async (c) =>
    c.json(await declareProject(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  )
  .openapi(mission, async (c) =>
    c.json(await chooseMission(c.var.deps, c.var.actor, c.req.valid("param").code, c.req.valid("json")), 200),
  )
  .openapi(choose, async (c) =>
    c.json(await answerChoice(c.var.deps, c.var.actor, c.req.valid("param").key, c.req.valid("json")), 200),
  );
