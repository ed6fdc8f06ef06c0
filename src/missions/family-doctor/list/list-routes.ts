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
import { approveList } from "./apply/approve-list.ts";
import { undoList } from "./apply/undo-list.ts";
import { chooseLines } from "./choose-lines.ts";
import { forgetList } from "./forget-list.ts";
import {
  columnsInput,
  declarationInput,
  linePage,
  linesQuery,
  listPage,
  listParams,
  patientList,
  takeInput,
  uploadQuery,
} from "./list-contract.ts";
import { listRules as rules } from "./list-policy.ts";
import { mapColumns } from "./map-columns.ts";
import { listLists, readListLines, readOneList } from "./read-lists.ts";
import { emptyList, MOST_LIST_BYTES, refuseLargeList, uploadList } from "./upload-list.ts";
import { writeRejected } from "./write-rejected.ts";

const tags = ["Médecin traitant : listes"];
const BASE = "/api/c/{cpts}/family-doctor/lists";
const bytes = { schema: z.string().openapi({ format: "binary" }) };
const ofOne = { params: listParams };
const theList = { 200: answers("The list", patientList) };

const upload = guarded(rules["list.run"], {
  method: "post",
  path: BASE,
  tags,
  summary: "Sends a list of patients as it is, CSV or XLSX; answers its sheets, headings and first lines",
  request: {
    params: cptsParam,
    query: uploadQuery,
    body: { required: true, content: { "application/octet-stream": bytes } },
  },
  responses: { 201: answers("Kept, waiting for its columns", patientList) },
});
const list = guarded(rules["list.read"], {
  method: "get",
  path: BASE,
  tags,
  summary: "Lists, the newest first",
  request: { params: cptsParam, query: pageQuery },
  responses: { 200: answers("Lists", listPage) },
});
const read = guarded(rules["list.read"], {
  method: "get",
  path: `${BASE}/{id}`,
  tags,
  summary: "One list: its columns, its progress, its counts",
  request: ofOne,
  responses: theList,
});
const map = guarded(rules["list.run"], {
  method: "put",
  path: `${BASE}/{id}/columns`,
  tags,
  summary: "Says which column is what, and asks for the dry run",
  request: { ...ofOne, body: takes(columnsInput) },
  responses: theList,
});
const lines = guarded(rules["list.read"], {
  method: "get",
  path: `${BASE}/{id}/lines`,
  tags,
  summary: "Lines of the report; audited",
  request: { ...ofOne, query: linesQuery },
  responses: { 200: answers("Lines", linePage) },
});
const choose = guarded(rules["list.run"], {
  method: "put",
  path: `${BASE}/{id}/choices`,
  tags,
  summary: "Takes or leaves a line, or all of one outcome",
  request: { ...ofOne, body: takes(takeInput) },
  responses: { 200: answers("How many lines it is for", z.object({ lines: z.number() })) },
});
const apply = guarded(rules["list.run"], {
  method: "post",
  path: `${BASE}/{id}/apply`,
  tags,
  summary: "Approves the report and declares the patients' agreement: a job opens the requests",
  request: { ...ofOne, body: takes(declarationInput) },
  responses: theList,
});
const undo = guarded(rules["list.run"], {
  method: "post",
  path: `${BASE}/{id}/undo`,
  tags,
  summary: "Takes an applied list back within 24 hours, while nothing happened to its requests",
  request: ofOne,
  responses: theList,
});
const forget = guarded(rules["list.run"], {
  method: "post",
  path: `${BASE}/{id}/forget`,
  tags,
  summary: "Gives a list up, or deletes what it kept of patients; its requests stay",
  request: ofOne,
  responses: theList,
});
const rejected = guarded(rules["list.read"], {
  method: "get",
  path: `${BASE}/{id}/rejected.csv`,
  tags,
  summary: "The refused lines and why, to be corrected and sent again",
  request: ofOne,
  responses: {
    200: { description: "CSV, UTF-8, semicolons", content: { "text/csv": { schema: z.string() } } },
  },
});

/* Reading a key would take the whole body into memory twice. */
const refuseKey: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === "POST" && c.var.session && c.req.header("idempotency-key") !== undefined)
    throw invalid("Idempotency-Key", "L'envoi d'un fichier ne prend pas de clé d'envoi unique.");
  return next();
};

const app = newRoutes();
app.use("/api/c/:cpts/family-doctor/lists", refuseKey);

function fileOf(request: Request): ReadableStream<Uint8Array> {
  if (!/^application\/octet-stream\b/.test(request.headers.get("content-type") ?? ""))
    throw invalid(
      "file",
      "Envoyez le fichier tel quel (application/octet-stream).",
      "family-doctor.list-type",
    );
  if (Number(request.headers.get("content-length") ?? 0) > MOST_LIST_BYTES) throw refuseLargeList();
  if (!request.body) throw emptyList();
  return request.body;
}

const asBytes = (text: AsyncGenerator<string>) =>
  Readable.toWeb(Readable.from(text, { objectMode: false })) as ReadableStream;

export const listRoutes = app
  .openapi(upload, async (c) => {
    const stream = fileOf(c.req.raw);
    const id = await uploadList(c.var.deps, c.var.actor, { stream, name: c.req.valid("query").name });
    return c.json(await readOneList(c.var.deps, c.var.actor, id), 201);
  })
  .openapi(list, async (c) => c.json(await listLists(c.var.deps, c.var.actor, c.req.valid("query")), 200))
  .openapi(read, async (c) =>
    c.json(await readOneList(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(map, async (c) => {
    const { id } = c.req.valid("param");
    await mapColumns(c.var.deps, c.var.actor, id, c.req.valid("json"));
    return c.json(await readOneList(c.var.deps, c.var.actor, id), 200);
  })
  .openapi(lines, async (c) =>
    c.json(await readListLines(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(choose, async (c) =>
    c.json(await chooseLines(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(apply, async (c) => {
    const { id } = c.req.valid("param");
    await approveList(c.var.deps, c.var.actor, id, c.req.valid("json"));
    return c.json(await readOneList(c.var.deps, c.var.actor, id), 200);
  })
  .openapi(undo, async (c) => {
    const { id } = c.req.valid("param");
    await undoList(c.var.deps, c.var.actor, id);
    return c.json(await readOneList(c.var.deps, c.var.actor, id), 200);
  })
  .openapi(forget, async (c) => {
    const { id } = c.req.valid("param");
    await forgetList(c.var.deps, c.var.actor, id);
    return c.json(await readOneList(c.var.deps, c.var.actor, id), 200);
  })
  .openapi(
    rejected,
    async (c) =>
      c.body(asBytes(await writeRejected(c.var.deps, c.var.actor, c.req.valid("param").id)), 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="lignes-refusees.csv"',
      }) as never,
  );
