import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import {
  answers,
  cptsParam,
  type Env,
  guarded,
  id,
  limitByAddress,
  newRoutes,
  open,
  takes,
} from "../../../platform/http/index.ts";
import { policy } from "../policy.ts";
import {
  attachInput,
  beginning,
  challenge,
  done,
  keyParam,
  page,
  paperInput,
  saved,
  saving,
  sendingAnswers,
} from "./answer-contract.ts";
import { attachResponse } from "./attach-response.ts";
import type { Knock } from "./find-asked.ts";
import { beginPublic, giveChallenge, readPage } from "./read-page.ts";
import { saveAnswers } from "./save-answers.ts";
import { sendAnswers } from "./send-answers.ts";
import { stopMails } from "./stop-mails.ts";
import { typeInPaper } from "./type-in-paper.ts";

const { rules } = policy;
const tags = ["Questionnaires : répondre"];
const BASE = "/api/public/{cpts}/forms/{key}";
const WHY = "a professional answers without an account: the link, or the page's key, is what opens";
const COOKIE = "maillage_questionnaire";
const over = { description: "Forged, of another CPTS, closed, or never made: the same answer" };
const door = cptsParam.extend(keyParam);
// A whole meeting answers from the address of its hall: limits are those of a hall of 500, which begins and sends in the same minute and
// saves as it goes (the edge allows an address 3,000 requests a minute in all); the proof of work slows robots.
const many = limitByAddress(2_500, 60);
const giving = limitByAddress(1_200, 60);

const read = open(WHY, {
  method: "get",
  path: BASE,
  tags,
  summary: "What is asked, and what was answered so far; changes nothing",
  middleware: [many],
  request: { params: door },
  responses: { 200: answers("The page", page), 404: over },
});
const puzzle = open(WHY, {
  method: "get",
  path: `${BASE}/challenge`,
  tags,
  summary: "A puzzle that costs a robot more than a person",
  middleware: [limitByAddress(600, 60)],
  request: { params: door },
  responses: { 200: answers("The puzzle", challenge), 404: over },
});
const begin = open(WHY, {
  method: "post",
  path: `${BASE}/begin`,
  tags,
  summary: "A device begins on a public page; it keeps a cookie until the end of the questionnaire",
  middleware: [limitByAddress(600, 60)],
  request: { params: door, body: takes(beginning) },
  responses: { 201: answers("Begun", saved), 403: { description: "No proof of work" }, 404: over },
});
const save = open(WHY, {
  method: "put",
  path: `${BASE}/answers`,
  tags,
  summary: "Keeps the answers as one goes",
  middleware: [many],
  request: { params: door, body: takes(saving) },
  responses: {
    200: answers("Kept", saved),
    404: over,
    409: { description: "Changed on another screen, or answered" },
  },
});
const send = open(WHY, {
  method: "post",
  path: `${BASE}/send`,
  tags,
  summary: "Gives the answers, for good; sent twice, they are one",
  middleware: [giving],
  request: { params: door, body: takes(sendingAnswers) },
  responses: { 200: answers("Done", done), 404: over, 422: { description: "Answers missing" } },
});
const stop = open(WHY, {
  method: "post",
  path: `${BASE}/stop`,
  tags,
  summary: "No more mail about questionnaires of this CPTS",
  middleware: [limitByAddress(30, 60)],
  request: { params: door },
  responses: { 200: answers("Done", done), 404: over },
});
const typeIn = guarded(rules["forms.type-in"], {
  method: "post",
  path: "/api/c/{cpts}/forms/sendings/{id}/papers",
  tags,
  summary: "Types in an answer that came on paper",
  request: { params: cptsParam.extend({ id: id() }), body: takes(paperInput) },
  responses: { 201: answers("Kept", done) },
});
const attach = guarded(rules["forms.build"], {
  method: "put",
  path: "/api/c/{cpts}/forms/sendings/{id}/responses/{responseId}/professional",
  tags,
  summary: "Says whose answer it is, of one that came without a name of the directory",
  request: { params: cptsParam.extend({ id: id(), responseId: id() }), body: takes(attachInput) },
  responses: { 204: { description: "Attached" } },
});

const own = (c: Context<Env>) => c.header("cache-control", "private, no-store");
const knockOf = (c: Context<Env>, { cpts, key }: { cpts: string; key: string }): Knock => ({
  slug: cpts,
  key,
  token: getCookie(c, COOKIE)?.slice(0, 100),
});

export const answerRoutes = newRoutes()
  .openapi(read, async (c) => {
    own(c);
    return c.json(await readPage(c.var.deps, knockOf(c, c.req.valid("param"))), 200);
  })
  .openapi(puzzle, async (c) => {
    own(c);
    return c.json(await giveChallenge(c.var.deps, knockOf(c, c.req.valid("param"))), 200);
  })
  .openapi(begin, async (c) => {
    const param = c.req.valid("param");
    const { token, closesAt } = await beginPublic(c.var.deps, knockOf(c, param), c.req.valid("json"));
    const seconds = Math.ceil((closesAt.getTime() - c.var.deps.clock.now().epochMilliseconds) / 1000);
    // Sent to this page's own addresses alone, never to a script, never by another site. Browsers keep a cookie 400 days at most.
    setCookie(c, COOKIE, token, {
      httpOnly: true,
      sameSite: "Strict",
      secure: c.var.deps.settings.publicUrl.startsWith("https://"),
      path: `/api/public/${param.cpts}/forms/${param.key}`,
      maxAge: Math.min(seconds, 399 * 86_400),
    });
    own(c);
    return c.json({ revision: 1 }, 201);
  })
  .openapi(save, async (c) =>
    c.json(await saveAnswers(c.var.deps, knockOf(c, c.req.valid("param")), c.req.valid("json")), 200),
  )
  .openapi(send, async (c) => {
    own(c);
    return c.json(await sendAnswers(c.var.deps, knockOf(c, c.req.valid("param")), c.req.valid("json")), 200);
  })
  .openapi(stop, async (c) => c.json(await stopMails(c.var.deps, knockOf(c, c.req.valid("param"))), 200))
  .openapi(typeIn, async (c) =>
    c.json(
      await typeInPaper(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      201,
    ),
  )
  .openapi(attach, async (c) => {
    const { id: sendingId, responseId } = c.req.valid("param");
    await attachResponse(
      c.var.deps,
      c.var.actor,
      { sendingId, responseId },
      c.req.valid("json").professionalId,
    );
    return c.body(null, 204);
  });
