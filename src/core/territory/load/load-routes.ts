import { z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { invalid } from "../../../platform/errors/problems.ts";
import { answers, cptsParam, type Env, guarded, newRoutes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { showLoad, showLoads, stopLoad } from "./find-loads.ts";
import { load, loadParams, loadQuery } from "./load-contract.ts";
import type { LoadKind } from "./load-store.ts";
import { startLoad } from "./start-load.ts";
import { emptyFile, MOST_BYTES, tooLarge } from "./store-file.ts";

const { rules } = policy;
const tags = ["Territoire : fichiers"];
const BASE = "/api/c/{cpts}/territory/loads";
const bytes = { schema: z.string().openapi({ format: "binary" }) };

const send = guarded(rules["territory.load"], {
  method: "post",
  path: BASE,
  tags,
  summary: "Sends a GeoJSON of communes or IRIS, or INSEE's population of the IRIS, as it is; a job reads it",
  request: {
    params: cptsParam,
    query: loadQuery,
    body: { required: true, content: { "application/octet-stream": bytes } },
  },
  responses: { 201: answers("Stored, being read", load) },
});
const list = guarded(rules["territory.load"], {
  method: "get",
  path: BASE,
  tags,
  summary: "The last twenty files, the newest first",
  request: { params: cptsParam },
  responses: { 200: answers("Files", z.object({ items: z.array(load) })) },
});
const show = guarded(rules["territory.load"], {
  method: "get",
  path: `${BASE}/{id}`,
  tags,
  summary: "One file: its progress, its counts, what was refused and why",
  request: { params: loadParams },
  responses: { 200: answers("The file", load) },
});
const stop = guarded(rules["territory.load"], {
  method: "post",
  path: `${BASE}/{id}/stop`,
  tags,
  summary: "Stops the reading of a file",
  request: { params: loadParams },
  responses: { 200: answers("The file", load) },
});

/* Reading a key would take the whole body into memory. */
const refuseKey: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === "POST" && c.var.session && c.req.header("idempotency-key") !== undefined)
    throw invalid("Idempotency-Key", "L'envoi d'un fichier ne prend pas de clé d'envoi unique.");
  return next();
};

const app = newRoutes();
app.use("/api/c/:cpts/territory/loads", refuseKey);

function fileOf(request: Request, kind: LoadKind): ReadableStream<Uint8Array> {
  if (!/^application\/octet-stream\b/.test(request.headers.get("content-type") ?? ""))
    throw invalid("file", "Envoyez le fichier tel quel (application/octet-stream).", "territory.upload-type");
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES[kind]) throw tooLarge(kind);
  if (!request.body) throw emptyFile();
  return request.body;
}

export const loadRoutes = app
  .openapi(send, async (c) => {
    const { kind, name, replaces } = c.req.valid("query");
    const stream = fileOf(c.req.raw, kind);
    const id = await startLoad(c.var.deps, c.var.actor, {
      kind,
      name,
      replaces: replaces === "true",
      isAdministrator: c.var.session?.isAdministrator === true,
      stream,
    });
    return c.json(await showLoad(c.var.deps, c.var.actor, id), 201);
  })
  .openapi(list, async (c) => c.json({ items: await showLoads(c.var.deps, c.var.actor) }, 200))
  .openapi(show, async (c) => c.json(await showLoad(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(stop, async (c) => {
    const { id } = c.req.valid("param");
    await stopLoad(c.var.deps, c.var.actor, id);
    return c.json(await showLoad(c.var.deps, c.var.actor, id), 200);
  });
