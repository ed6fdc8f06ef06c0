import { z } from "@hono/zod-openapi";
import { MEDIA_TYPES } from "../../../platform/documents/index.ts";
import { answers, cptsParam, guarded, newRoutes, takes } from "../../../platform/http/index.ts";
import { commentDocument, resolveComment } from "./comment-document.ts";
import {
  comment,
  commentInput,
  commentParam,
  documentName,
  documentPreview,
  documentText,
  type FileFormat,
  fileFormat,
  freezeInput,
  frozenLine,
  frozenParam,
  livingDocument,
  textInput,
  textKey,
  textVersion,
  versionsQuery,
} from "./document-contract.ts";
import { fileNameOf } from "./document-files.ts";
import { documentRules } from "./document-policy.ts";
import { freezeDocument } from "./freeze-document.ts";
import { exportDocument, previewDocument } from "./preview-document.ts";
import { downloadFrozen, listFrozenVersions, requireFormat } from "./read-frozen.ts";
import { readLiving, readVersions } from "./read-living.ts";
import { saveText } from "./save-text.ts";
import { showFigures } from "./show-figures.ts";

const tags = ["Projet : documents"];
const BASE = "/api/c/{cpts}/project/documents/{document}";
const one = cptsParam.extend({ document: documentName });
const oneText = one.extend({ key: textKey });
const binary = { schema: { type: "string", format: "binary" } as const };
const MEDIA: Record<FileFormat, string> = { ...MEDIA_TYPES, zip: "application/zip" };
const file = (description: string) => ({
  description,
  content: { [MEDIA.pdf]: binary, [MEDIA.docx]: binary, [MEDIA.zip]: binary },
});

const read = guarded(documentRules["document.read"], {
  method: "get",
  path: BASE,
  tags,
  summary: "The living document: sections, texts, what is missing, comments, frozen versions",
  request: { params: one },
  responses: { 200: answers("The document", livingDocument) },
});
const save = guarded(documentRules["document.write"], {
  method: "put",
  path: `${BASE}/texts/{key}`,
  tags,
  summary: "Saves a text over the revision that was read; 409 carries the text as it stands in `current`",
  request: { params: oneText, body: takes(textInput) },
  responses: { 200: answers("The text", documentText) },
});
const versions = guarded(documentRules["document.read"], {
  method: "get",
  path: `${BASE}/texts/{key}/versions`,
  tags,
  summary: "Who wrote what in a text, the newest first",
  request: { params: oneText, query: versionsQuery },
  responses: {
    200: answers(
      "30 at most; `next` is the `before` of the following page",
      z.object({ items: z.array(textVersion), next: z.number().int().nullable() }),
    ),
  },
});
const say = guarded(documentRules["document.comment"], {
  method: "post",
  path: `${BASE}/comments`,
  tags,
  summary: "Comments a section",
  request: { params: one, body: takes(commentInput) },
  responses: { 201: answers("The comment", comment) },
});
const resolve = guarded(documentRules["document.comment"], {
  method: "post",
  path: "/api/c/{cpts}/project/comments/{id}/resolve",
  tags,
  summary: "Says that a comment was heard",
  request: { params: cptsParam.extend(commentParam) },
  responses: { 200: answers("The comment", comment) },
});
const reopen = guarded(documentRules["document.comment"], {
  method: "post",
  path: "/api/c/{cpts}/project/comments/{id}/reopen",
  tags,
  summary: "Opens a comment again",
  request: { params: cptsParam.extend(commentParam) },
  responses: { 200: answers("The comment", comment) },
});
const preview = guarded(documentRules["document.read"], {
  method: "get",
  path: `${BASE}/preview`,
  tags,
  summary: "The document as it would be printed now",
  request: { params: one },
  responses: { 200: answers("Sections and blocks", documentPreview) },
});
const figures = guarded(documentRules["document.read"], {
  method: "get",
  path: `${BASE}/figures`,
  tags,
  summary: "What the data says in each part, without the texts: figures, tables, map, with their sources",
  request: { params: one },
  responses: { 200: answers("Sections and blocks", documentPreview) },
});
const download = guarded(documentRules["document.read"], {
  method: "get",
  path: `${BASE}/files/{format}`,
  tags,
  summary: "The document as it reads now, as a file",
  request: { params: one.extend({ format: fileFormat }) },
  responses: { 200: file("The file") },
});
const freeze = guarded(documentRules["document.freeze"], {
  method: "post",
  path: `${BASE}/frozen`,
  tags,
  summary: "Freezes the document as it reads now, with its files",
  request: { params: one, body: takes(freezeInput) },
  responses: { 201: answers("The frozen version", frozenLine) },
});
const frozen = guarded(documentRules["document.frozen.read"], {
  method: "get",
  path: `${BASE}/frozen`,
  tags,
  summary: "Frozen versions, the newest first; 100 at most",
  request: { params: one },
  responses: { 200: answers("The versions", z.object({ items: z.array(frozenLine) })) },
});
const frozenFile = guarded(documentRules["document.frozen.read"], {
  method: "get",
  path: `${BASE}/frozen/{number}/{format}`,
  tags,
  summary: "A file of a frozen version, as it was written",
  request: { params: one.extend({ ...frozenParam, format: fileFormat }) },
  responses: { 200: file("The file") },
});

const saved = (format: FileFormat, name: string) => ({
  "content-type": MEDIA[format],
  "cache-control": "private, no-store",
  "content-disposition": `attachment; filename="${name}.${format}"`,
});
const bodyOf = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;

const textRoutes = newRoutes()
  .openapi(read, async (c) =>
    c.json(await readLiving(c.var.deps, c.var.actor, c.req.valid("param").document), 200),
  )
  .openapi(save, async (c) => {
    const { document, key } = c.req.valid("param");
    return c.json(await saveText(c.var.deps, c.var.actor, document, key, c.req.valid("json")), 200);
  })
  .openapi(versions, async (c) => {
    const { document, key } = c.req.valid("param");
    const { before } = c.req.valid("query");
    return c.json(await readVersions(c.var.deps, c.var.actor, document, key, before), 200);
  })
  .openapi(say, async (c) => {
    const { document } = c.req.valid("param");
    return c.json(
      await commentDocument(c.var.deps, c.var.actor, c.var.once, document, c.req.valid("json")),
      201,
    );
  })
  .openapi(resolve, async (c) =>
    c.json(await resolveComment(c.var.deps, c.var.actor, c.req.valid("param").id, true), 200),
  )
  .openapi(reopen, async (c) =>
    c.json(await resolveComment(c.var.deps, c.var.actor, c.req.valid("param").id, false), 200),
  );

const fileRoutes = newRoutes()
  .openapi(preview, async (c) =>
    c.json(await previewDocument(c.var.deps, c.var.actor, c.req.valid("param").document), 200),
  )
  .openapi(figures, async (c) =>
    c.json(await showFigures(c.var.deps, c.var.actor, c.req.valid("param").document), 200),
  )
  .openapi(download, async (c) => {
    const { document, format } = c.req.valid("param");
    requireFormat(c.var.actor, format);
    const bytes = await exportDocument(c.var.deps, c.var.actor.cptsId, document, format);
    return c.body(bodyOf(bytes), 200, saved(format, fileNameOf(document)));
  })
  .openapi(freeze, async (c) => {
    const { document } = c.req.valid("param");
    const { label } = c.req.valid("json");
    return c.json(await freezeDocument(c.var.deps, c.var.actor, c.var.once, document, label), 201);
  })
  .openapi(frozen, async (c) =>
    c.json({ items: await listFrozenVersions(c.var.deps, c.var.actor, c.req.valid("param").document) }, 200),
  )
  .openapi(frozenFile, async (c) => {
    const { document, number, format } = c.req.valid("param");
    const bytes = await downloadFrozen(c.var.deps, c.var.actor, document, number, format);
    return c.body(bodyOf(bytes), 200, saved(format, `${fileNameOf(document)}-v${number}`));
  });

export const documentRoutes = newRoutes().route("/", textRoutes).route("/", fileRoutes);
