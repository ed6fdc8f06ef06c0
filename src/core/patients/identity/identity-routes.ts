import { z } from "@hono/zod-openapi";
import {
  answers,
  cptsParam,
  guarded,
  id,
  newRoutes,
  rateLimit,
  takes,
} from "../../../platform/http/index.ts";
import type { CareRelation } from "../care-relation.ts";
import { patientCandidate } from "../contract.ts";
import { askInsi } from "./ask-insi.ts";
import {
  askInsiInput,
  identity,
  identityAttributesInput,
  identityStepInput,
  insSearch,
  shownIns,
} from "./identity-contract.ts";
import { identityRules as rules } from "./identity-policy.ts";
import type { InsiPort } from "./insi-port.ts";
import { readIdentity } from "./read-identity.ts";
import { searchByIns } from "./search-by-ins.ts";
import { setIdentityAttributes } from "./set-attributes.ts";
import { showIns } from "./show-ins.ts";
import { takeIdentityStep } from "./take-step.ts";

const tags = ["Patients"];
const one = cptsParam.extend({ id: id() });
const at = "/api/c/{cpts}/patients/{id}";

const read = guarded(rules["identity.read"], {
  method: "get",
  path: `${at}/identity`,
  tags,
  summary: "How the identity was verified, by whom and when; never the INS; audited",
  request: { params: one },
  responses: { 200: answers("The identity", identity) },
});
const step = guarded(rules["identity.change"], {
  method: "post",
  path: `${at}/identity/steps`,
  tags,
  summary: "A document seen, an INS received, or back to provisional",
  request: { params: one, body: takes(identityStepInput) },
  responses: { 200: answers("The identity", identity) },
});
const attributes = guarded(rules["identity.change"], {
  method: "put",
  path: `${at}/identity/attributes`,
  tags,
  summary: "Doubtful, fictitious, homonym; a doubt takes the identity back to provisional",
  request: { params: one, body: takes(identityAttributesInput) },
  responses: { 200: answers("The identity", identity) },
});
const ask = guarded(rules["identity.change"], {
  method: "post",
  path: `${at}/identity/insi`,
  tags,
  summary: "Asks INSi, when this installation is connected to it",
  request: { params: one, body: takes(askInsiInput) },
  responses: { 200: answers("The identity", identity) },
});
const show = guarded(rules["ins.show"], {
  method: "post",
  path: `${at}/ins`,
  tags,
  summary: "The INS of a qualified identity; each display is audited",
  request: { params: one },
  responses: { 200: answers("The INS", shownIns) },
});
const search = guarded(rules["ins.search"], {
  method: "post",
  path: "/api/c/{cpts}/patients/search-ins",
  tags,
  summary: "The patient with exactly this INS",
  request: { params: cptsParam, body: takes(insSearch) },
  responses: { 200: answers("One candidate or none", z.object({ items: z.array(patientCandidate) })) },
});

/** A card is read once per patient; more is somebody trying numbers. */
const SEARCHES = { requests: 60, windowSeconds: 60, by: "person" } as const;

export const identityRoutes = (around: { relations: readonly CareRelation[]; insi: InsiPort }) => {
  const app = newRoutes();
  app.use("/api/c/:cpts/patients/search-ins", rateLimit(SEARCHES));
  return app
    .openapi(read, async (c) =>
      c.json(await readIdentity(c.var.deps, c.var.actor, c.req.valid("param").id, around), 200),
    )
    .openapi(step, async (c) => {
      const { deps, actor } = c.var;
      return c.json(
        await takeIdentityStep(deps, actor, c.req.valid("param").id, c.req.valid("json"), around),
        200,
      );
    })
    .openapi(attributes, async (c) => {
      const { deps, actor } = c.var;
      return c.json(
        await setIdentityAttributes(deps, actor, c.req.valid("param").id, c.req.valid("json"), around),
        200,
      );
    })
    .openapi(ask, async (c) =>
      c.json(
        await askInsi(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json"), around),
        200,
      ),
    )
    .openapi(show, async (c) =>
      c.json(await showIns(c.var.deps, c.var.actor, c.req.valid("param").id, around.relations), 200),
    )
    .openapi(search, async (c) =>
      c.json({ items: await searchByIns(c.var.deps, c.var.actor, c.req.valid("json")) }, 200),
    );
};
