import { answers, cptsParam, guarded, newRoutes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { readStandstills } from "./list-standstills.ts";
import { standstillPage, standstillQuery } from "./standstill-contract.ts";

const list = guarded(policy.rules["board.read"], {
  method: "get",
  path: "/api/c/{cpts}/family-doctor/standstills",
  tags: ["Médecin traitant : demandes"],
  summary: "What stands still and why, by priority, then the longest overdue first",
  request: { params: cptsParam, query: standstillQuery },
  responses: { 200: answers("A page, and how many of each", standstillPage) },
});

export const standstillRoutes = newRoutes().openapi(list, async (c) =>
  c.json(await readStandstills(c.var.deps, c.var.actor, c.req.valid("query")), 200),
);
