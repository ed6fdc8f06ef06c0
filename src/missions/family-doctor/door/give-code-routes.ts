import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { followCodeGiven, followCodeInput } from "./give-code-contract.ts";
import { giveFollowCode } from "./give-follow-code.ts";

const one = cptsParam.extend({ id: id() });

const give = guarded(policy.rules["follow-code.give"], {
  method: "post",
  path: "/api/c/{cpts}/family-doctor/requests/{id}/follow-code",
  tags: ["Médecin traitant : étapes d'une demande"],
  summary:
    "A new follow-up code, said once; the former one is dead. The same version read gives the same code",
  request: { params: one, body: takes(followCodeInput) },
  responses: { 200: answers("The code", followCodeGiven) },
});

export const giveCodeRoutes = newRoutes().openapi(give, async (c) => {
  c.header("cache-control", "private, no-store");
  return c.json(
    await giveFollowCode(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")),
    200,
  );
});
