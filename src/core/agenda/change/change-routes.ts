import { z } from "@hono/zod-openapi";
import {
  answers,
  cptsParam,
  guarded,
  id,
  newRoutes,
  pageQuery,
  takes,
} from "../../../platform/http/index.ts";
import { manageRules } from "../schedule/manage-policy.ts";
import {
  changeDone,
  changeInput,
  changeLine,
  changePreview,
  previewInput,
  undoPreview,
} from "./change-contract.ts";
import { foreseeChange } from "./foresee-change.ts";
import { foreseeUndo } from "./foresee-undo.ts";
import { listChanges } from "./list-changes.ts";
import { makeChange } from "./make-change.ts";
import { undoChange } from "./undo-change.ts";

const tags = ["Agenda"];
const ofProfessional = cptsParam.extend({ professionalId: id() });

const preview = guarded(manageRules["agenda.manage"], {
  method: "post",
  path: "/api/c/{cpts}/agenda/professionals/{professionalId}/changes/preview",
  tags,
  summary: "What a change would do, and whom it concerns; nothing is changed",
  request: { params: ofProfessional, body: takes(previewInput) },
  responses: { 200: answers("What would be done", changePreview) },
});

const make = guarded(manageRules["agenda.manage"], {
  method: "post",
  path: "/api/c/{cpts}/agenda/professionals/{professionalId}/changes",
  tags,
  summary: "Changes a template, an opening, an exception, an absence or one slot, with the slots that follow",
  request: { params: ofProfessional, body: takes(changeInput) },
  responses: { 201: answers("What was done", changeDone) },
});

const list = guarded(manageRules["agenda.read"], {
  method: "get",
  path: "/api/c/{cpts}/agenda/professionals/{professionalId}/changes",
  tags,
  summary: "What was changed, newest first",
  request: { params: ofProfessional, query: pageQuery },
  responses: {
    200: answers("Changes", z.object({ items: z.array(changeLine), next: z.string().nullable() })),
  },
});

const previewUndo = guarded(manageRules["agenda.manage"], {
  method: "post",
  path: "/api/c/{cpts}/agenda/changes/{id}/undo/preview",
  tags,
  summary:
    "What taking a change back would do, and whose appointments stay or do not come back; nothing is changed",
  request: {
    params: cptsParam.extend({ id: id() }),
    body: takes(z.object({ onBehalf: z.boolean().default(false) })),
  },
  responses: { 200: answers("What would be done", undoPreview) },
});

const undo = guarded(manageRules["agenda.manage"], {
  method: "post",
  path: "/api/c/{cpts}/agenda/changes/{id}/undo",
  tags,
  summary: "Takes a change of the last seven days back; bookings are untouched",
  request: {
    params: cptsParam.extend({ id: id() }),
    body: takes(z.object({ onBehalf: z.boolean().default(false) })),
  },
  responses: { 200: answers("What was done", changeDone) },
});

export const changeRoutes = newRoutes()
  .openapi(preview, async (c) =>
    c.json(
      await foreseeChange(c.var.deps, c.var.actor, c.req.valid("param").professionalId, c.req.valid("json")),
      200,
    ),
  )
  .openapi(make, async (c) =>
    c.json(
      await makeChange(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").professionalId,
        c.req.valid("json"),
      ),
      201,
    ),
  )
  .openapi(list, async (c) =>
    c.json(
      await listChanges(c.var.deps, c.var.actor, c.req.valid("param").professionalId, c.req.valid("query")),
      200,
    ),
  )
  .openapi(previewUndo, async (c) =>
    c.json(
      await foreseeUndo(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json").onBehalf),
      200,
    ),
  )
  .openapi(undo, async (c) =>
    c.json(
      await undoChange(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json").onBehalf,
      ),
      200,
    ),
  );
