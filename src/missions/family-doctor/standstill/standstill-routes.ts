import { answers, cptsParam, guarded, newRoutes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { groupStandstills, readStandstills } from "./list-standstills.ts";
import { standstillGroups, standstillPage, standstillQuery } from "./standstill-contract.ts";

const list = guarded(policy.rules["board.read"], {
  method: "get",
  path: "/api/c/{cpts}/family-doctor/standstills",
  tags: ["Médecin traitant : demandes"],
  summary: "What stands still and why, by priority, then the longest overdue first",
  request: { params: cptsParam, query: standstillQuery },
  responses: { 200: answers("A page, and how many of each", standstillPage) },
});

const groups = guarded(policy.rules["board.read"], {
  method: "get",
  path: "/api/c/{cpts}/family-doctor/standstills/groups",
  tags: ["Médecin traitant : demandes"],
  summary: "The same by what to do next: the five heaviest of each, and how many",
  request: { params: cptsParam },
  responses: { 200: answers("In the order of a request's life; none that is empty", standstillGroups) },
});

export const standstillRoutes = newRoutes()
  .openapi(list, async (c) =>
    c.json(await readStandstills(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(groups, async (c) => c.json(await groupStandstills(c.var.deps, c.var.actor), 200));
