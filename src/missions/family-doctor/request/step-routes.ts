import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { appointPatient, declareDoctor } from "./appoint-patient.ts";
import { checkRequest } from "./check-request.ts";
import { closeRequest } from "./close-request.ts";
import { excludeDoctor, liftExclusion } from "./exclude-doctor.ts";
import { overruleWeight, restoreWeight } from "./overrule-weight.ts";
import { request } from "./request-contract.ts";
import {
  appointmentInput,
  attemptInput,
  closeInput,
  declaredInput,
  exclusionInput,
  toldInput,
  weightInput,
} from "./step-contract.ts";
import { confirmRequest, noteUnreachable, tellPatient } from "./tell-patient.ts";
import { undoStep } from "./undo-step.ts";

const { rules } = policy;
const tags = ["Médecin traitant : étapes d'une demande"];
const ONE = "/api/c/{cpts}/family-doctor/requests/{id}";
const one = cptsParam.extend({ id: id() });
const asNow = { 200: answers("The request as it now stands", request) };

const check = guarded(rules["request.check"], {
  method: "post",
  path: `${ONE}/check`,
  tags,
  summary: "Looked over: it waits to be matched",
  request: { params: one },
  responses: asNow,
});
const overrule = guarded(rules["weight.overrule"], {
  method: "put",
  path: `${ONE}/weight`,
  tags,
  summary: "Writes the coordination's own weight, with its reason",
  request: { params: one, body: takes(weightInput) },
  responses: asNow,
});
const restore = guarded(rules["weight.overrule"], {
  method: "delete",
  path: `${ONE}/weight`,
  tags,
  summary: "Back to the weight of the rules",
  request: { params: one },
  responses: asNow,
});
const tell = guarded(rules["request.follow"], {
  method: "post",
  path: `${ONE}/told`,
  tags,
  summary: "The patient knows that a doctor takes them",
  request: { params: one, body: takes(toldInput) },
  responses: asNow,
});
const attempt = guarded(rules["request.reach"], {
  method: "post",
  path: `${ONE}/attempts`,
  tags,
  summary: "Tried to reach the patient in vain; after three, closing is proposed",
  request: { params: one, body: takes(attemptInput) },
  responses: asNow,
});
const confirm = guarded(rules["request.reach"], {
  method: "post",
  path: `${ONE}/still-holds`,
  tags,
  summary: "Asked after, the patient still looks for a doctor",
  request: { params: one },
  responses: asNow,
});
const appoint = guarded(rules["request.follow"], {
  method: "post",
  path: `${ONE}/appointment`,
  tags,
  summary: "The first appointment has a date",
  request: { params: one, body: takes(appointmentInput) },
  responses: asNow,
});
const declared = guarded(rules["request.follow"], {
  method: "post",
  path: `${ONE}/declared`,
  tags,
  summary: "Declared to the CPAM: the request ends",
  request: { params: one, body: takes(declaredInput) },
  responses: asNow,
});
const close = guarded(rules["request.close"], {
  method: "post",
  path: `${ONE}/close`,
  tags,
  summary: "Ends it without a declaration, with its reason",
  request: { params: one, body: takes(closeInput) },
  responses: asNow,
});
const undo = guarded(rules["step.undo"], {
  method: "post",
  path: `${ONE}/undo`,
  tags,
  summary: "Undoes one's own last step, within ten minutes",
  request: { params: one },
  responses: asNow,
});
const exclude = guarded(rules["doctor.exclude"], {
  method: "post",
  path: `${ONE}/exclusions`,
  tags,
  summary: "Sets a doctor aside for this request",
  request: { params: one, body: takes(exclusionInput) },
  responses: asNow,
});
const lift = guarded(rules["doctor.exclude"], {
  method: "delete",
  path: `${ONE}/exclusions/{exclusionId}`,
  tags,
  summary: "The doctor may be proposed again",
  request: { params: one.extend({ exclusionId: id() }) },
  responses: asNow,
});

export const stepRoutes = newRoutes()
  .openapi(check, async (c) =>
    c.json(await checkRequest(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 200),
  )
  .openapi(overrule, async (c) =>
    c.json(await overruleWeight(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(restore, async (c) =>
    c.json(await restoreWeight(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(tell, async (c) =>
    c.json(
      await tellPatient(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(attempt, async (c) =>
    c.json(
      await noteUnreachable(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json"),
      ),
      200,
    ),
  )
  .openapi(confirm, async (c) =>
    c.json(await confirmRequest(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 200),
  )
  .openapi(appoint, async (c) =>
    c.json(
      await appointPatient(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(declared, async (c) =>
    c.json(
      await declareDoctor(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json").on,
      ),
      200,
    ),
  )
  .openapi(close, async (c) =>
    c.json(
      await closeRequest(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(undo, async (c) => c.json(await undoStep(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(exclude, async (c) =>
    c.json(
      await excludeDoctor(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(lift, async (c) => {
    const { id: requestId, exclusionId } = c.req.valid("param");
    return c.json(await liftExclusion(c.var.deps, c.var.actor, requestId, exclusionId), 200);
  });
