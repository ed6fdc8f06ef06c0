import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import {
  priorityLevel,
  sheet,
  sheetChanges,
  sheetDraft,
  sheetDraftInput,
  sheetVersion,
} from "../contract.ts";
import { policy } from "../policy.ts";
import { discardSheetDraft, publishSheet, readSheetDraft, saveSheetDraft } from "./edit-sheet.ts";
import { listSheets, readPublishedSheet, readSheet, readSheetChanges } from "./read-sheet.ts";

const { rules } = policy;
const tags = ["Soins non programmés : fiche d'appel"];
const BASE = "/api/c/{cpts}/unscheduled-care";

const published = guarded(rules["sheet.read"], {
  method: "get",
  path: `${BASE}/sheet`,
  tags,
  summary: "The call sheet in force, and the levels",
  request: { params: cptsParam },
  responses: {
    200: answers(
      "The sheet and the levels, the most urgent first",
      z.object({ sheet, levels: z.array(priorityLevel) }),
    ),
  },
});
const history = guarded(rules["sheet.read"], {
  method: "get",
  path: `${BASE}/sheets`,
  tags,
  summary: "The versions of the call sheet, newest first",
  request: { params: cptsParam },
  responses: { 200: answers("Versions", z.object({ items: z.array(sheetVersion) })) },
});
const readDraft = guarded(rules["sheet.edit"], {
  method: "get",
  path: `${BASE}/sheet-draft`,
  tags,
  summary: "The draft, its problems, what it would change",
  request: { params: cptsParam },
  responses: { 200: answers("The draft", sheetDraft) },
});
const saveDraft = guarded(rules["sheet.edit"], {
  method: "put",
  path: `${BASE}/sheet-draft`,
  tags,
  summary: "Saves the draft, complete or not",
  request: { params: cptsParam, body: takes(sheetDraftInput) },
  responses: { 200: answers("The draft", sheetDraft) },
});
const discard = guarded(rules["sheet.edit"], {
  method: "delete",
  path: `${BASE}/sheet-draft`,
  tags,
  summary: "Throws the draft away",
  request: { params: cptsParam },
  responses: { 204: { description: "Gone" } },
});
const publish = guarded(rules["sheet.edit"], {
  method: "post",
  path: `${BASE}/sheet-draft/publish`,
  tags,
  summary: "Puts the draft in force",
  request: { params: cptsParam },
  responses: { 200: answers("The sheet in force", sheet) },
});
const readOne = guarded(rules["sheet.read"], {
  method: "get",
  path: `${BASE}/sheets/{id}`,
  tags,
  summary: "One version",
  request: { params: cptsParam.extend({ id: id() }) },
  responses: { 200: answers("The sheet", sheet) },
});

const changes = guarded(rules["sheet.read"], {
  method: "get",
  path: `${BASE}/sheets/{id}/changes`,
  tags,
  summary: "What a version changed to the one before",
  request: { params: cptsParam.extend({ id: id() }) },
  responses: { 200: answers("Changes", z.object({ items: sheetChanges })) },
});

export const sheetRoutes = newRoutes()
  .openapi(published, async (c) => c.json(await readPublishedSheet(c.var.deps, c.var.actor), 200))
  .openapi(history, async (c) => c.json({ items: await listSheets(c.var.deps, c.var.actor) }, 200))
  .openapi(readDraft, async (c) => c.json(await readSheetDraft(c.var.deps, c.var.actor), 200))
  .openapi(saveDraft, async (c) =>
    c.json(await saveSheetDraft(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  )
  .openapi(discard, async (c) => {
    await discardSheetDraft(c.var.deps, c.var.actor);
    return c.body(null, 204);
  })
  .openapi(publish, async (c) => c.json(await publishSheet(c.var.deps, c.var.actor), 200))
  .openapi(readOne, async (c) =>
    c.json(await readSheet(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(changes, async (c) =>
    c.json({ items: await readSheetChanges(c.var.deps, c.var.actor, c.req.valid("param").id) }, 200),
  );
