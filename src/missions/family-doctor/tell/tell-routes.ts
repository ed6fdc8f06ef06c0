import { answers, cptsParam, guarded, newRoutes } from "../../../platform/http/index.ts";
import { readToTell } from "./list-to-tell.ts";
import { toTell } from "./tell-contract.ts";
import { tellRules } from "./tell-policy.ts";

const list = guarded(tellRules["to-tell.list"], {
  method: "get",
  path: "/api/c/{cpts}/family-doctor/to-tell",
  tags: ["Médecin traitant : étapes d'une demande"],
  summary: "Patients that a doctor accepts and who are still to be told, with how",
  request: { params: cptsParam },
  responses: { 200: answers("The list", toTell) },
});

export const tellRoutes = newRoutes().openapi(list, async (c) => {
  c.header("cache-control", "private, no-store");
  return c.json(await readToTell(c.var.deps, c.var.actor), 200);
});
