import { z } from "@hono/zod-openapi";
import { MEDIA_TYPES } from "../../../platform/documents/index.ts";
import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import { printPaper } from "../print/print-paper.ts";
import { printPoster } from "../print/print-poster.ts";
import { previewPeople } from "./choose-people.ts";
import {
  readMine,
  readOpenPapers,
  readRecipients,
  readSendings,
  showFormOfSending,
  showSending,
} from "./read-sendings.ts";
import { remindNow } from "./remind-recipients.ts";
import { addRecipients, closeSending, prolongSending, sendQuestionnaire } from "./send-questionnaire.ts";
import {
  formOfSending,
  mine,
  openPapers,
  peopleFilter,
  peoplePreview,
  prolongInput,
  recipientPage,
  recipientQuery,
  reminded,
  sending,
  sendingInput,
  sendings,
} from "./sending-contract.ts";

const { rules } = policy;
const tags = ["Questionnaires : envois"];
const BASE = "/api/c/{cpts}/forms/sendings";
const one = cptsParam.extend({ id: id() });
const aPdf = (description: string) => ({
  description,
  content: { [MEDIA_TYPES.pdf]: { schema: { type: "string", format: "binary" } as const } },
});

const list = guarded(rules["forms.read"], {
  method: "get",
  path: BASE,
  tags,
  summary: "What was sent, the newest first, 200 at most",
  request: { params: cptsParam },
  responses: { 200: answers("Sendings with their counts", sendings) },
});
const send = guarded(rules["forms.build"], {
  method: "post",
  path: BASE,
  tags,
  summary: "Sends a published version by mail, behind a public page, or both",
  request: { params: cptsParam, body: takes(sendingInput) },
  responses: {
    201: answers("Sent; mails leave by jobs", z.object({ id: z.string(), people: z.number().int() })),
  },
});
const preview = guarded(rules["forms.build"], {
  method: "post",
  path: `${BASE}/preview`,
  tags,
  summary: "How many people this choice reaches; changes nothing",
  request: { params: cptsParam, body: takes(peopleFilter) },
  responses: { 200: answers("Counts", peoplePreview) },
});
const show = guarded(rules["forms.read"], {
  method: "get",
  path: `${BASE}/{id}`,
  tags,
  summary: "One sending, with the rate of return by profession and commune",
  request: { params: one },
  responses: { 200: answers("The sending", sending) },
});
const people = guarded(rules["forms.type-in"], {
  method: "get",
  path: `${BASE}/{id}/recipients`,
  tags,
  summary: "To whom it was sent, and who has answered",
  request: { params: one, query: recipientQuery },
  responses: { 200: answers("By name", recipientPage) },
});
const add = guarded(rules["forms.build"], {
  method: "post",
  path: `${BASE}/{id}/recipients`,
  tags,
  summary: "Adds people; those who have it already keep theirs",
  request: { params: one, body: takes(peopleFilter) },
  responses: { 201: answers("How many were added", z.object({ people: z.number().int() })) },
});
const remind = guarded(rules["forms.build"], {
  method: "post",
  path: `${BASE}/{id}/remind`,
  tags,
  summary: "Reminds now those who have not answered, 500 at most",
  request: { params: one },
  responses: { 201: answers("Mails on their way", reminded) },
});
const close = guarded(rules["forms.build"], {
  method: "post",
  path: `${BASE}/{id}/close`,
  tags,
  summary: "Ends it now",
  request: { params: one },
  responses: { 204: { description: "Closed" } },
});
const prolong = guarded(rules["forms.build"], {
  method: "put",
  path: `${BASE}/{id}/end`,
  tags,
  summary: "Another last day; opens again what was closed, unless it is anonymous",
  request: { params: one, body: takes(prolongInput) },
  responses: { 204: { description: "Prolonged" }, 409: { description: "Anonymous and closed" } },
});
const form = guarded(rules["forms.type-in"], {
  method: "get",
  path: `${BASE}/{id}/form`,
  tags,
  summary: "The questions, for typing papers in",
  request: { params: one },
  responses: { 200: answers("The form", formOfSending) },
});
const papers = guarded(rules["forms.type-in"], {
  method: "get",
  path: "/api/c/{cpts}/forms/papers",
  tags,
  summary: "Open sendings, for typing papers in",
  request: { params: cptsParam },
  responses: { 200: answers("The newest first", openPapers) },
});
const poster = guarded(rules["forms.build"], {
  method: "get",
  path: `${BASE}/{id}/poster.pdf`,
  tags,
  summary: "The poster with the code of the public page",
  request: { params: one },
  responses: { 200: aPdf("The poster") },
});
const paper = guarded(rules["forms.type-in"], {
  method: "get",
  path: `${BASE}/{id}/paper.pdf`,
  tags,
  summary: "The questionnaire on paper",
  request: { params: one },
  responses: { 200: aPdf("The questionnaire") },
});
const own = guarded(rules["forms.answer"], {
  method: "get",
  path: "/api/c/{cpts}/forms/mine",
  tags,
  summary: "Questionnaires that wait for me",
  request: { params: cptsParam },
  responses: { 200: answers("The first to end first", mine) },
});

const saved = (name: string) => ({
  "content-type": MEDIA_TYPES.pdf,
  "cache-control": "private, no-store",
  "content-disposition": `attachment; filename="${name}.pdf"`,
});
const bodyOf = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;

export const sendingRoutes = newRoutes()
  .openapi(list, async (c) => c.json(await readSendings(c.var.deps, c.var.actor), 200))
  .openapi(send, async (c) =>
    c.json(await sendQuestionnaire(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(preview, async (c) =>
    c.json(await previewPeople(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  )
  .openapi(show, async (c) =>
    c.json(await showSending(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(people, async (c) =>
    c.json(await readRecipients(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(add, async (c) =>
    c.json(
      await addRecipients(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      201,
    ),
  )
  .openapi(remind, async (c) =>
    c.json(await remindNow(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 201),
  )
  .openapi(close, async (c) => {
    await closeSending(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(prolong, async (c) => {
    await prolongSending(c.var.deps, c.var.actor, c.req.valid("param").id, c.req.valid("json").closesOn);
    return c.body(null, 204);
  })
  .openapi(form, async (c) =>
    c.json(await showFormOfSending(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(poster, async (c) =>
    c.body(
      bodyOf(await printPoster(c.var.deps, c.var.actor, c.req.valid("param").id)),
      200,
      saved("affiche"),
    ),
  )
  .openapi(paper, async (c) =>
    c.body(
      bodyOf(await printPaper(c.var.deps, c.var.actor, c.req.valid("param").id)),
      200,
      saved("questionnaire"),
    ),
  )
  .openapi(papers, async (c) => c.json(await readOpenPapers(c.var.deps, c.var.actor), 200))
  .openapi(own, async (c) => c.json(await readMine(c.var.deps, c.var.actor), 200));
