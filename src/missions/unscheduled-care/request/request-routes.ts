import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import {
  closeInput,
  endInput,
  redFlagDecisionInput,
  request,
  requestInput,
  requestPage,
  requestPatch,
  requestQuery,
  requestSubmit,
  resourceInput,
} from "../contract.ts";
import { policy } from "../policy.ts";
import { createDraft } from "./create-draft.ts";
import { decideRedFlag } from "./decide-red-flag.ts";
import { cancelRequest, closeRequest } from "./end-request.ts";
import { listRequests } from "./list-requests.ts";
import { orientToResource } from "./orient-to-resource.ts";
import { readRequest } from "./read-request.ts";
import { saveRequest } from "./save-draft.ts";
import { submitRequest } from "./submit-request.ts";
import { releaseRequest, takeRequest } from "./take-request.ts";
import { undoStep } from "./undo-step.ts";

const { rules } = policy;
const tags = ["Soins non programmés : demandes"];
const BASE = "/api/c/{cpts}/unscheduled-care/requests";
const one = cptsParam.extend({ id: id() });
const asNow = { 200: answers("The request as it now stands", request) };

const list = guarded(rules["request.list"], {
  method: "get",
  path: BASE,
  tags,
  summary: "Requests of a view: mine, the desk's queue, my patients', one patient's, all",
  request: { params: cptsParam, query: requestQuery },
  responses: { 200: answers("A page", requestPage) },
});
const create = guarded(rules["request.create"], {
  method: "post",
  path: BASE,
  tags,
  summary: "Begins a request; the same client-made id is the same draft",
  request: { params: cptsParam, body: takes(requestInput) },
  responses: { 201: answers("The draft", request) },
});
const read = guarded(rules["request.read"], {
  method: "get",
  path: `${BASE}/{id}`,
  tags,
  summary: "One request, for who needs to know; audited",
  request: { params: one },
  responses: { 200: answers("The request", request) },
});
const save = guarded(rules["request.edit"], {
  method: "patch",
  path: `${BASE}/{id}`,
  tags,
  summary: "Saves what was typed; an older tab answers 409",
  request: { params: one, body: takes(requestPatch) },
  responses: asNow,
});
const submit = guarded(rules["request.edit"], {
  method: "post",
  path: `${BASE}/{id}/submit`,
  tags,
  summary: "Sends the request to be oriented",
  request: { params: one, body: takes(requestSubmit) },
  responses: asNow,
});
const decide = guarded(rules["red-flag.decide"], {
  method: "post",
  path: `${BASE}/{id}/decision`,
  tags,
  summary: "Records the decision after a red flag",
  request: { params: one, body: takes(redFlagDecisionInput) },
  responses: asNow,
});
const take = guarded(rules["request.take"], {
  method: "post",
  path: `${BASE}/{id}/take`,
  tags,
  summary: "Takes charge at the desk",
  request: { params: one },
  responses: asNow,
});
const release = guarded(rules["request.take"], {
  method: "post",
  path: `${BASE}/{id}/release`,
  tags,
  summary: "Gives it back to the desk",
  request: { params: one },
  responses: asNow,
});
const close = guarded(rules["request.end"], {
  method: "post",
  path: `${BASE}/{id}/close`,
  tags,
  summary: "Ends it without a visit (advice, elsewhere, nothing)",
  request: { params: one, body: takes(closeInput) },
  responses: asNow,
});
const cancel = guarded(rules["request.end"], {
  method: "post",
  path: `${BASE}/{id}/cancel`,
  tags,
  summary: "Withdraws it, with a reason",
  request: { params: one, body: takes(endInput) },
  responses: asNow,
});
const resource = guarded(rules["request.orient"], {
  method: "post",
  path: `${BASE}/{id}/resource`,
  tags,
  summary: "Orients to a resource of the territory",
  request: { params: one, body: takes(resourceInput) },
  responses: asNow,
});
const undo = guarded(rules["request.edit"], {
  method: "post",
  path: `${BASE}/{id}/undo`,
  tags,
  summary: "Undoes the last step, within ten seconds",
  request: { params: one },
  responses: asNow,
});

export const requestRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await listRequests(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(create, async (c) =>
    c.json(await createDraft(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(read, async (c) =>
    c.json(await readRequest(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(save, async (c) =>
    c.json(await saveRequest(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(submit, async (c) =>
    c.json(
      await submitRequest(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(decide, async (c) =>
    c.json(
      await decideRedFlag(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(take, async (c) =>
    c.json(await takeRequest(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(release, async (c) =>
    c.json(await releaseRequest(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(close, async (c) =>
    c.json(
      await closeRequest(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(cancel, async (c) =>
    c.json(
      await cancelRequest(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json").reason,
      ),
      200,
    ),
  )
  .openapi(resource, async (c) =>
    c.json(
      await orientToResource(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json"),
      ),
      200,
    ),
  )
  .openapi(undo, async (c) => c.json(await undoStep(c.var.deps, c.var.actor, c.req.valid("param").id), 200));
