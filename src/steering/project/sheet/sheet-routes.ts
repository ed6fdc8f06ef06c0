import { MEDIA_TYPES } from "../../../platform/documents/index.ts";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { createSheet, duplicateSheet } from "./create-sheet.ts";
import { archiveSheet, moveSheet, restoreSheet } from "./move-sheet.ts";
import { printSheet, printSummary } from "./print-sheets.ts";
import { readSheet, readSheets, readVersion, readVersions } from "./read-sheets.ts";
import { saveSheet, saveSteps } from "./save-sheet.ts";
import {
  formatQuery,
  newSheetInput,
  sheet,
  sheetInput,
  sheetList,
  sheetsQuery,
  stateInput,
  stepsInput,
  versionList,
  versionParam,
  wholeVersion,
} from "./sheet-contract.ts";
import { sheetRules } from "./sheet-policy.ts";

const tags = ["Projet : fiches action"];
const BASE = "/api/c/{cpts}/project/sheets";
const one = cptsParam.extend({ id: id() });

const list = guarded(sheetRules["sheet.read"], {
  method: "get",
  path: BASE,
  tags,
  summary: "All action sheets, by mission, with what each lacks",
  request: { params: cptsParam, query: sheetsQuery },
  responses: { 200: answers("The sheets", sheetList) },
});
const create = guarded(sheetRules["sheet.steer"], {
  method: "post",
  path: BASE,
  tags,
  summary: "A new sheet, empty or copied from a starting sheet",
  request: { params: cptsParam, body: takes(newSheetInput) },
  responses: { 201: answers("The sheet, a draft", sheet) },
});
const read = guarded(sheetRules["sheet.read"], {
  method: "get",
  path: `${BASE}/{id}`,
  tags,
  summary: "One sheet whole",
  request: { params: one },
  responses: { 200: answers("The sheet", sheet) },
});
const save = guarded(sheetRules["sheet.write"], {
  method: "put",
  path: `${BASE}/{id}`,
  tags,
  summary: "Saves a sheet over the revision that was read; 409 carries the other's sheet in `current`",
  request: { params: one, body: takes(sheetInput) },
  responses: { 200: answers("The sheet as saved", sheet) },
});
const steps = guarded(sheetRules["sheet.write"], {
  method: "put",
  path: `${BASE}/{id}/steps`,
  tags,
  summary: "Saves the calendar alone, over the revision that was read",
  request: { params: one, body: takes(stepsInput) },
  responses: { 200: answers("The sheet as saved", sheet) },
});
const state = guarded(sheetRules["sheet.write"], {
  method: "post",
  path: `${BASE}/{id}/state`,
  tags,
  summary: "Draft, ready, adopted",
  request: { params: one, body: takes(stateInput) },
  responses: { 200: answers("The sheet", sheet) },
});
const duplicate = guarded(sheetRules["sheet.steer"], {
  method: "post",
  path: `${BASE}/{id}/duplicate`,
  tags,
  summary: "The same text under a new number",
  request: { params: one },
  responses: { 201: answers("The copy", sheet) },
});
const archive = guarded(sheetRules["sheet.steer"], {
  method: "post",
  path: `${BASE}/{id}/archive`,
  tags,
  summary: "Puts a sheet aside",
  request: { params: one },
  responses: { 200: answers("The sheet", sheet) },
});
const restore = guarded(sheetRules["sheet.steer"], {
  method: "post",
  path: `${BASE}/{id}/restore`,
  tags,
  summary: "Takes a sheet back into the project",
  request: { params: one },
  responses: { 200: answers("The sheet", sheet) },
});
const versions = guarded(sheetRules["sheet.read"], {
  method: "get",
  path: `${BASE}/{id}/versions`,
  tags,
  summary: "Who wrote what, the newest first",
  request: { params: one },
  responses: { 200: answers("At most 200 versions", versionList) },
});
const version = guarded(sheetRules["sheet.read"], {
  method: "get",
  path: `${BASE}/{id}/versions/{revision}`,
  tags,
  summary: "A sheet as it was",
  request: { params: one.extend(versionParam) },
  responses: { 200: answers("The version whole", wholeVersion) },
});

const binary = { schema: { type: "string", format: "binary" } as const };
const eitherFormat = (description: string) => ({
  description,
  content: { [MEDIA_TYPES.pdf]: binary, [MEDIA_TYPES.docx]: binary },
});
const document = guarded(sheetRules["sheet.read"], {
  method: "get",
  path: `${BASE}/{id}/document`,
  tags,
  summary: "One sheet as DOCX or PDF",
  request: { params: one, query: formatQuery },
  responses: { 200: eitherFormat("The sheet") },
});
const summary = guarded(sheetRules["sheet.read"], {
  method: "get",
  path: "/api/c/{cpts}/project/sheet-summary",
  tags,
  summary: "All sheets on one lying page, as DOCX or PDF",
  request: { params: cptsParam, query: formatQuery },
  responses: { 200: eitherFormat("A line for each sheet") },
});
const saved = (format: "docx" | "pdf", name: string) => ({
  "content-type": MEDIA_TYPES[format],
  "cache-control": "private, no-store",
  "content-disposition": `attachment; filename="${name}.${format}"`,
});

export const sheetRoutes = newRoutes()
  .openapi(list, async (c) =>
    c.json(await readSheets(c.var.deps, c.var.actor, c.req.valid("query").archived === "true"), 200),
  )
  .openapi(create, async (c) =>
    c.json(await createSheet(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(read, async (c) => c.json(await readSheet(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(save, async (c) =>
    c.json(await saveSheet(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(steps, async (c) =>
    c.json(await saveSteps(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(state, async (c) =>
    c.json(await moveSheet(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(duplicate, async (c) =>
    c.json(await duplicateSheet(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 201),
  )
  .openapi(archive, async (c) =>
    c.json(await archiveSheet(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(restore, async (c) =>
    c.json(await restoreSheet(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(versions, async (c) =>
    c.json(await readVersions(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(version, async (c) => {
    const { id: sheetId, revision } = c.req.valid("param");
    return c.json(await readVersion(c.var.deps, c.var.actor, sheetId, revision), 200);
  })
  .openapi(document, async (c) => {
    const { format } = c.req.valid("query");
    const { bytes, number } = await printSheet(c.var.deps, c.var.actor, c.req.valid("param").id, format);
    const name = `fiche-action-${number.replace(/[^0-9A-Za-z-]/g, "-")}`;
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, saved(format, name));
  })
  .openapi(summary, async (c) => {
    const { format } = c.req.valid("query");
    const bytes = await printSummary(c.var.deps, c.var.actor, format);
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, saved(format, "synthese-des-fiches-action"));
  });
