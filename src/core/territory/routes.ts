import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, maybeText, newRoutes, takes } from "../../platform/http/index.ts";
import { grantAgreement } from "./agreement/grant-agreement.ts";
import { listAgreements } from "./agreement/list-agreements.ts";
import { listNeighbours } from "./agreement/list-neighbours.ts";
import { revokeAgreement } from "./agreement/revoke-agreement.ts";
import { drawTerritory } from "./area/draw-territory.ts";
import { findAreas } from "./area/find-areas.ts";
import { findCommunes } from "./area/find-communes.ts";
import { readTerritory } from "./area/read-territory.ts";
import {
  agreement,
  agreementInput,
  areaFound,
  areasInput,
  communeFound,
  neighbour,
  partsQuery,
  territory,
} from "./contract.ts";
import { groundRoutes } from "./ground/ground-routes.ts";
import { loadRoutes } from "./load/load-routes.ts";
import { policy } from "./policy.ts";

const { rules } = policy;
const tags = ["Territoire"];

const read = guarded(rules["territory.read"], {
  method: "get",
  path: "/api/c/{cpts}/territory",
  tags,
  summary: "The territory, its population and its size",
  request: { params: cptsParam },
  responses: { 200: answers("The territory", territory) },
});

const draw = guarded(rules["territory.draw"], {
  method: "put",
  path: "/api/c/{cpts}/territory/areas",
  tags,
  summary: "Replaces the areas of the territory",
  request: { params: cptsParam, body: takes(areasInput) },
  responses: { 200: answers("The territory as drawn", territory) },
});

const communes = guarded(rules["territory.read"], {
  method: "get",
  path: "/api/c/{cpts}/territory/communes",
  tags,
  summary: "Communes of France by name or postcode",
  request: { params: cptsParam, query: z.object({ q: maybeText(60) }) },
  responses: { 200: answers("The most alike first, 20 at most", z.object({ items: z.array(communeFound) })) },
});

const parts = guarded(rules["territory.read"], {
  method: "get",
  path: "/api/c/{cpts}/territory/parts",
  tags,
  summary: "IRIS by name, by the name of their commune or by code, and sectors that neighbours named",
  request: { params: cptsParam, query: partsQuery },
  responses: {
    200: answers("20 at most; all those of one commune", z.object({ items: z.array(areaFound) })),
  },
});

const neighbours = guarded(rules["agreement.grant"], {
  method: "get",
  path: "/api/c/{cpts}/agreements/neighbours",
  tags,
  summary: "Other CPTS of this installation",
  request: { params: cptsParam },
  responses: { 200: answers("Those of the same department first", z.object({ items: z.array(neighbour) })) },
});

const list = guarded(rules["agreement.read"], {
  method: "get",
  path: "/api/c/{cpts}/agreements",
  tags,
  summary: "Agreements granted and received",
  request: { params: cptsParam },
  responses: { 200: answers("Agreements in force or to come", z.object({ items: z.array(agreement) })) },
});

const grant = guarded(rules["agreement.grant"], {
  method: "post",
  path: "/api/c/{cpts}/agreements",
  tags,
  summary: "Opens our shared free slots to a neighbour",
  request: { params: cptsParam, body: takes(agreementInput) },
  responses: { 201: answers("The agreement", z.object({ id: z.string() })) },
});

const revoke = guarded(rules["agreement.grant"], {
  method: "delete",
  path: "/api/c/{cpts}/agreements/{id}",
  tags,
  summary: "Ends an agreement now",
  request: { params: cptsParam.extend({ id: id() }) },
  responses: { 204: { description: "Ended" } },
});

export const routes = newRoutes()
  .openapi(read, async (c) => c.json(await readTerritory(c.var.deps, c.var.actor), 200))
  .openapi(draw, async (c) => {
    const { areas, revision } = c.req.valid("json");
    return c.json(await drawTerritory(c.var.deps, c.var.actor, areas, revision), 200);
  })
  .openapi(communes, async (c) =>
    c.json({ items: await findCommunes(c.var.deps, c.var.actor, c.req.valid("query").q) }, 200),
  )
  .openapi(parts, async (c) =>
    c.json({ items: await findAreas(c.var.deps, c.var.actor, c.req.valid("query")) }, 200),
  )
  .openapi(neighbours, async (c) => c.json({ items: await listNeighbours(c.var.deps, c.var.actor) }, 200))
  .openapi(list, async (c) => c.json({ items: await listAgreements(c.var.deps, c.var.actor) }, 200))
  .openapi(grant, async (c) =>
    c.json(await grantAgreement(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(revoke, async (c) => {
    await revokeAgreement(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .route("/", groundRoutes)
  .route("/", loadRoutes);
