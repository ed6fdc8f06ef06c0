import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { territory } from "../contract.ts";
import { showTerritoryMap } from "../map/read-map.ts";
import { borderInput, borders } from "../neighbour/border-contract.ts";
import { explainBorder } from "../neighbour/explain-border.ts";
import { readBorders } from "../neighbour/read-borders.ts";
import { policy } from "../policy.ts";
import { declarePopulation } from "../population/declare-population.ts";
import { readAges } from "../population/read-ages.ts";
import { ages, declaredInput, ground, groundQuery, territoryMap } from "./ground-contract.ts";
import { readGround } from "./read-ground.ts";

const { rules } = policy;
const tags = ["Territoire"];

const look = guarded(rules["territory.draw"], {
  method: "get",
  path: "/api/c/{cpts}/territory/ground",
  tags,
  summary: "Communes or IRIS in a box, with contours where they were loaded, and who else declares them",
  request: { params: cptsParam, query: groundQuery },
  responses: { 200: answers("The ground, 400 pieces at most", ground) },
});
const map = guarded(rules["territory.read"], {
  method: "get",
  path: "/api/c/{cpts}/territory/map",
  tags,
  summary: "The territory as it is saved and what lies around, with contours where they were loaded",
  request: { params: cptsParam },
  responses: { 200: answers("Its pieces", territoryMap) },
});
const age = guarded(rules["territory.read"], {
  method: "get",
  path: "/api/c/{cpts}/territory/ages",
  tags,
  summary: "Ages of the territory, from INSEE's population of the IRIS",
  request: { params: cptsParam },
  responses: { 200: answers("Ages", ages) },
});
const declare = guarded(rules["territory.draw"], {
  method: "put",
  path: "/api/c/{cpts}/territory/population",
  tags,
  summary: "Declares a total population with its source, or gives the sum of the areas back its place",
  request: { params: cptsParam, body: takes(declaredInput) },
  responses: { 200: answers("The territory", territory) },
});
const fit = guarded(rules["territory.read"], {
  method: "get",
  path: "/api/c/{cpts}/territory/borders",
  tags,
  summary: "Overlaps with the other CPTS of the installation, and communes left between",
  request: { params: cptsParam },
  responses: { 200: answers("Borders", borders) },
});
const explain = guarded(rules["territory.draw"], {
  method: "put",
  path: "/api/c/{cpts}/territory/borders",
  tags,
  summary: "Explains an overlap or a hole; an empty note takes the explanation back",
  request: { params: cptsParam, body: takes(borderInput) },
  responses: { 200: answers("Borders", borders) },
});

export const groundRoutes = newRoutes()
  .openapi(look, async (c) => c.json(await readGround(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(map, async (c) => {
    const { pieces, source } = await showTerritoryMap(c.var.deps, c.var.actor);
    return c.json({ pieces, source }, 200);
  })
  .openapi(age, async (c) => c.json(await readAges(c.var.deps, c.var.actor), 200))
  .openapi(declare, async (c) =>
    c.json(await declarePopulation(c.var.deps, c.var.actor, c.req.valid("json").declared), 200),
  )
  .openapi(fit, async (c) => c.json(await readBorders(c.var.deps, c.var.actor), 200))
  .openapi(explain, async (c) => {
    const { note, ...border } = c.req.valid("json");
    return c.json(await explainBorder(c.var.deps, c.var.actor, border, note), 200);
  });
