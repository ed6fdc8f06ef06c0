import { z } from "@hono/zod-openapi";
import { invalid } from "../../../platform/errors/problems.ts";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { circuit, keptPaper, moveInput, paperQuery, undoInput } from "./circuit-contract.ts";
import { circuitRules as rules } from "./circuit-policy.ts";
import { keepPaper, MOST_PAPER_BYTES, readPaper, refuseLargePaper } from "./keep-paper.ts";
import { moveCircuit, undoMove } from "./move-circuit.ts";
import { readCircuit } from "./read-circuit.ts";

const tags = ["Projet : circuit"];
const PATH = "/api/c/{cpts}/project";
const bytes = { schema: z.string().openapi({ format: "binary" }) };
const theCircuit = { 200: answers("Where the project stands", circuit) };

const read = guarded(rules["circuit.read"], {
  method: "get",
  path: `${PATH}/circuit`,
  tags,
  summary: "Where the project stands, its moves, and what may come next",
  request: { params: cptsParam },
  responses: theCircuit,
});
const move = guarded(rules["circuit.move"], {
  method: "post",
  path: `${PATH}/circuit/moves`,
  tags,
  summary: "Takes the project one step on, with what proves it; `after` is the rank last read",
  request: { params: cptsParam, body: takes(moveInput) },
  responses: theCircuit,
});
const undo = guarded(rules["circuit.move"], {
  method: "post",
  path: `${PATH}/circuit/undo`,
  tags,
  summary: "Takes the last move back; it stays in the story",
  request: { params: cptsParam, body: takes(undoInput) },
  responses: theCircuit,
});
const keep = guarded(rules["circuit.move"], {
  method: "post",
  path: `${PATH}/papers`,
  tags,
  summary: "Sends a paper as it is, PDF, 10 MB at most, before a move is joined to it",
  request: {
    params: cptsParam,
    query: paperQuery,
    body: { required: true, content: { "application/octet-stream": bytes } },
  },
  responses: { 201: answers("Kept", keptPaper) },
});
const paper = guarded(rules["paper.read"], {
  method: "get",
  path: `${PATH}/papers/{id}`,
  tags,
  summary: "A paper, as it was sent",
  request: { params: cptsParam.extend({ id: id() }) },
  responses: { 200: { description: "The PDF", content: { "application/pdf": bytes } } },
});

export const circuitRoutes = newRoutes()
  .openapi(read, async (c) => c.json(await readCircuit(c.var.deps, c.var.actor), 200))
  .openapi(move, async (c) =>
    c.json(await moveCircuit(c.var.deps, c.var.actor, c.req.valid("json"), c.var.once), 200),
  )
  .openapi(undo, async (c) => c.json(await undoMove(c.var.deps, c.var.actor, c.req.valid("json")), 200))
  .openapi(keep, async (c) => {
    const stream = fileOf(c.req.raw);
    return c.json(await keepPaper(c.var.deps, c.var.actor, { stream, name: c.req.valid("query").name }), 201);
  })
  .openapi(paper, async (c) => {
    const { name, content } = await readPaper(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(new Uint8Array(content), 200, pdfHeaders(name));
  });

/** Always a download: a PDF that somebody else wrote is not shown inside our own pages. */
export const pdfHeaders = (name: string) => ({
  "content-type": "application/pdf",
  "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
});

function fileOf(request: Request): ReadableStream<Uint8Array> {
  if (!/^application\/octet-stream\b/.test(request.headers.get("content-type") ?? ""))
    throw invalid("file", "Envoyez la pièce telle quelle (application/octet-stream).", "project.paper-type");
  if (Number(request.headers.get("content-length") ?? 0) > MOST_PAPER_BYTES) throw refuseLargePaper();
  if (!request.body)
    throw invalid("file", "Cette pièce est vide : choisissez le PDF à joindre.", "project.paper-empty");
  return request.body;
}
