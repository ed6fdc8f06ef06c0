import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import {
  answers,
  cptsParam,
  type Env,
  id,
  limitByAddress,
  linkParam,
  newRoutes,
  open,
  takes,
} from "../../../platform/http/index.ts";
import { pdfHeaders } from "./circuit-routes.ts";
import {
  giveOpinion,
  readLinkedFile,
  readLinkedNews,
  readLinkedReview,
  rewordRemark,
  takeRemarkBack,
  writeRemark,
} from "./review-by-link.ts";
import { linkedNews, linkedReview, opinionInput, remarkInput, rewordInput } from "./review-contract.ts";

const tags = ["Projet : avis par lien"];
const PATH = "/api/public/{cpts}/project/reviews/{token}";
const params = cptsParam.extend(linkParam);
const ofRemark = params.extend({ id: id() });
const theReview = {
  200: answers("The frozen version and the words of this reviewer", linkedReview),
  404: { description: "Forged, withdrawn, too old, or another CPTS's: the same answer" },
};
// Several reviewers sit behind one address of an office; each writes some remarks.
const limit = () => limitByAddress(120, 60);
const KEY = "the link sent to a reviewer is the key; it opens one frozen version and nothing else";

const read = open(KEY, {
  method: "get",
  path: PATH,
  tags,
  summary: "What a reviewer's link shows",
  middleware: [limit()] as const,
  request: { params },
  responses: theReview,
});
const news = open(KEY, {
  method: "get",
  path: `${PATH}/news`,
  tags,
  summary: "The same without the version: asked again while the page stays open",
  middleware: [limit()] as const,
  request: { params },
  responses: { 200: answers("Remarks, answers, opinions", linkedNews), 404: theReview[404] },
});
const file = open(KEY, {
  method: "get",
  path: `${PATH}/document.pdf`,
  tags,
  summary: "The frozen version as a PDF",
  middleware: [limit()] as const,
  request: { params },
  responses: {
    200: { description: "The PDF", content: { "application/pdf": { schema: z.string() } } },
    404: theReview[404],
  },
});
const write = open(KEY, {
  method: "post",
  path: `${PATH}/remarks`,
  tags,
  summary: "Writes a remark on a section, or on the whole",
  middleware: [limit()] as const,
  request: { params, body: takes(remarkInput) },
  responses: theReview,
});
const reword = open(KEY, {
  method: "put",
  path: `${PATH}/remarks/{id}`,
  tags,
  summary: "Rewords one's remark while nobody has answered it",
  middleware: [limit()] as const,
  request: { params: ofRemark, body: takes(rewordInput) },
  responses: theReview,
});
const takeBack = open(KEY, {
  method: "delete",
  path: `${PATH}/remarks/{id}`,
  tags,
  summary: "Takes one's remark back while nobody has answered it",
  middleware: [limit()] as const,
  request: { params: ofRemark },
  responses: theReview,
});
const opinion = open(KEY, {
  method: "put",
  path: `${PATH}/opinion`,
  tags,
  summary: "Gives, or changes, one's opinion",
  middleware: [limit()] as const,
  request: { params, body: takes(opinionInput) },
  responses: theReview,
});

type Params = { cpts: string; token: string };
const useOf = (c: Context<Env>, { cpts, token }: Params) => {
  c.header("cache-control", "private, no-store");
  return { slug: cpts, token, requestId: c.var.requestId };
};

export const reviewLinkRoutes = newRoutes()
  .openapi(read, async (c) => c.json(await readLinkedReview(c.var.deps, useOf(c, c.req.valid("param"))), 200))
  .openapi(news, async (c) => c.json(await readLinkedNews(c.var.deps, useOf(c, c.req.valid("param"))), 200))
  .openapi(file, async (c) => {
    const { name, content } = await readLinkedFile(c.var.deps, useOf(c, c.req.valid("param")));
    return c.body(new Uint8Array(content), 200, pdfHeaders(name));
  })
  .openapi(write, async (c) =>
    c.json(await writeRemark(c.var.deps, useOf(c, c.req.valid("param")), c.req.valid("json")), 200),
  )
  .openapi(reword, async (c) => {
    const param = c.req.valid("param");
    return c.json(await rewordRemark(c.var.deps, useOf(c, param), param.id, c.req.valid("json").text), 200);
  })
  .openapi(takeBack, async (c) => {
    const param = c.req.valid("param");
    return c.json(await takeRemarkBack(c.var.deps, useOf(c, param), param.id), 200);
  })
  .openapi(opinion, async (c) =>
    c.json(await giveOpinion(c.var.deps, useOf(c, c.req.valid("param")), c.req.valid("json")), 200),
  );
