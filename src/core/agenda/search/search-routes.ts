import { answers, cptsParam, guarded, newRoutes } from "../../../platform/http/index.ts";
import { listFreeSlots } from "./list-free-slots.ts";
import { freeSlotList, freeSlotQuery } from "./search-contract.ts";
import { searchRules } from "./search-rules.ts";

const free = guarded(searchRules["agenda.slots.search"], {
  method: "get",
  path: "/api/c/{cpts}/agenda/free-slots",
  tags: ["Agenda"],
  summary: "Free places, nearest first; today's when no period is given",
  request: { params: cptsParam, query: freeSlotQuery },
  responses: { 200: answers("Free places", freeSlotList) },
});

export const searchRoutes = newRoutes().openapi(free, async (c) =>
  c.json(await listFreeSlots(c.var.deps, c.var.actor, c.req.valid("query")), 200),
);
