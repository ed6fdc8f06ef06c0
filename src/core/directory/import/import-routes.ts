import { Readable } from "node:stream";
import { z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { invalid } from "../../../platform/errors/problems.ts";
import {
  answers,
  cptsParam,
  type Env,
  guarded,
  newRoutes,
  pageQuery,
  takes,
} from "../../../platform/http/index.ts";
import { approveImport } from "./apply/approve-import.ts";
import { cancelImport } from "./apply/cancel-import.ts";
import { undoImport } from "./apply/undo-import.ts";
import {
  choiceInput,
  directoryImport,
  importPage,
  importParams,
  linePage,
  linesQuery,
  uploadQuery,
} from "./import-contract.ts";
import { importRules as rules } from "./import-rules.ts";
import { chooseValue } from "./report/choose-value.ts";
import { listImports, showImport } from "./report/find-imports.ts";
import { listImportLines } from "./report/list-lines.ts";
import { writeReport } from "./report/write-report.ts";
import { startImport } from "./upload/start-import.ts";
import { emptyUpload, MOST_UPLOAD_BYTES, refuseLargeUpload } from "./upload/store-upload.ts";

const tags = ["Import de l'annuaire"];
const path = "/api/c/{cpts}/directory/imports";
const bytes = { schema: z.string().openapi({ format: "binary" }) };
const csv = { description: "CSV, UTF-8, semicolons", content: { "text/csv": { schema: z.string() } } };

const upload = guarded(rules["directory.import.run"], {
  method: "post",
  path,
  tags,
  summary: "Sends the national file, as it is, and asks for its dry run",
  request: {
    params: cptsParam,
    query: uploadQuery,
    body: { required: true, content: { "application/octet-stream": bytes, "text/plain": bytes } },
  },
  responses: { 201: answers("Stored, being read", z.object({ id: z.string(), fileBytes: z.number() })) },
});
const list = guarded(rules["directory.import.read"], {
  method: "get",
  path,
  tags,
  summary: "Imports, the newest first",
  request: { params: cptsParam, query: pageQuery },
  responses: { 200: answers("Imports", importPage) },
});
const show = guarded(rules["directory.import.read"], {
  method: "get",
  path: `${path}/{id}`,
  tags,
  summary: "One import: its state, its progress, its counts",
  request: { params: importParams },
  responses: { 200: answers("The import", directoryImport) },
});
const lines = guarded(rules["directory.import.read"], {
  method: "get",
  path: `${path}/{id}/lines`,
  tags,
  summary: "Lines of the report, field by field",
  request: { params: importParams, query: linesQuery },
  responses: { 200: answers("Lines", linePage) },
});
const choose = guarded(rules["directory.import.run"], {
  method: "put",
  path: `${path}/{id}/choices`,
  tags,
  summary: "Keeps our value or takes the national one",
  request: { params: importParams, body: takes(choiceInput) },
  responses: { 200: answers("How many lines it is for", z.object({ lines: z.number() })) },
});
const step = (name: "apply" | "cancel" | "undo", summary: string) =>
  guarded(rules["directory.import.run"], {
    method: "post",
    path: `${path}/{id}/${name}` as const,
    tags,
    summary,
    request: { params: importParams },
    responses: { 200: answers("The import", directoryImport) },
  });
const apply = step("apply", "Approves the report: a job writes it");
const cancel = step("cancel", "Gives up before anything is written");
const undo = step("undo", "Takes the last applied import back");
const refused = guarded(rules["directory.import.read"], {
  method: "get",
  path: `${path}/{id}/rejected.csv`,
  tags,
  summary: "The refused lines and why",
  request: { params: importParams },
  responses: { 200: csv },
});
const report = guarded(rules["directory.import.read"], {
  method: "get",
  path: `${path}/{id}/report.csv`,
  tags,
  summary: "The whole report",
  request: { params: importParams },
  responses: { 200: csv },
});

/* Reading a key would take the whole body into memory; a second file is refused while the first is busy anyway. */
const refuseKey: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === "POST" && c.var.session && c.req.header("idempotency-key") !== undefined)
    throw invalid("Idempotency-Key", "L'envoi d'un fichier ne prend pas de clé d'envoi unique.");
  return next();
};

const app = newRoutes();
app.use("/api/c/:cpts/directory/imports", refuseKey);

function fileOf(request: Request): ReadableStream<Uint8Array> {
  if (!/^(application\/octet-stream|text\/plain)\b/.test(request.headers.get("content-type") ?? ""))
    throw invalid(
      "file",
      "Envoyez le fichier tel quel (text/plain ou application/octet-stream).",
      "directory.file-type",
    );
  if (Number(request.headers.get("content-length") ?? 0) > MOST_UPLOAD_BYTES) throw refuseLargeUpload();
  if (!request.body) throw emptyUpload();
  return request.body;
}

const download = (name: string) => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": `attachment; filename="${name}"`,
});
const asBytes = (text: AsyncGenerator<string>) =>
  Readable.toWeb(Readable.from(text, { objectMode: false })) as ReadableStream;

export const importRoutes = app
  .openapi(upload, async (c) => {
    const upload = { stream: fileOf(c.req.raw), name: c.req.valid("query").name };
    return c.json(await startImport(c.var.deps, c.var.actor, upload), 201);
  })
  .openapi(list, async (c) => c.json(await listImports(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(show, async (c) => c.json(await showImport(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(lines, async (c) =>
    c.json(
      await listImportLines(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("query")),
      200,
    ),
  )
  .openapi(choose, async (c) =>
    c.json(await chooseValue(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(apply, async (c) => {
    const { id } = c.req.valid("param");
    await approveImport(c.var.deps, c.var.actor, id);
    return c.json(await showImport(c.var.deps, c.var.actor, id), 200);
  })
  .openapi(cancel, async (c) => {
    const { id } = c.req.valid("param");
    await cancelImport(c.var.deps, c.var.actor, id);
    return c.json(await showImport(c.var.deps, c.var.actor, id), 200);
  })
  .openapi(undo, async (c) => {
    const { id } = c.req.valid("param");
    await undoImport(c.var.deps, c.var.actor, id);
    return c.json(await showImport(c.var.deps, c.var.actor, id), 200);
  })
  .openapi(
    refused,
    async (c) =>
      c.body(
        asBytes(await writeReport(c.var.deps, c.var.actor, c.req.valid("param").id, "refused")),
        200,
        download("lignes-refusees.csv"),
      ) as never,
  )
  .openapi(
    report,
    async (c) =>
      c.body(
        asBytes(await writeReport(c.var.deps, c.var.actor, c.req.valid("param").id, "all")),
        200,
        download("compte-rendu-import.csv"),
      ) as never,
  );
