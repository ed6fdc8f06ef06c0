import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import {
  answers,
  cptsParam,
  type Env,
  limitByAddress,
  newRoutes,
  open,
  takes,
} from "../../../platform/http/index.ts";
import { beginDraft, DRAFT_SECONDS, giveChallenge, readDoor } from "./begin-draft.ts";
import { communesOf } from "./door-communes.ts";
import {
  door,
  doorBeginning,
  doorChallenge,
  doorCommunes,
  doorDraft,
  doorSaving,
  doorSending,
  doorSent,
  postcodeQuery,
} from "./door-contract.ts";
import { forgetDraft, readDraft, saveDraft } from "./keep-draft.ts";
import { sendDraft } from "./send-draft.ts";

const tags = ["Médecin traitant : page publique"];
const BASE = "/api/public/{cpts}/family-doctor";
const WHY = "a patient or a carer has no account";
const COOKIE = "maillage_demande";
const noDraft = { description: "Nothing begun on this device" };
const noDoor = { description: "No such CPTS" };

const show = open(WHY, {
  method: "get",
  path: BASE,
  tags,
  summary: "Whether the CPTS takes requests here, and what it says",
  middleware: [limitByAddress(60, 60)] as const,
  request: { params: cptsParam },
  responses: { 200: answers("The door", door), 404: noDoor },
});
const challenge = open(WHY, {
  method: "get",
  path: `${BASE}/challenge`,
  tags,
  summary: "A puzzle that costs a robot more than a person",
  middleware: [limitByAddress(30, 60)] as const,
  request: { params: cptsParam },
  responses: { 200: answers("The puzzle", doorChallenge), 404: noDoor },
});
const begin = open(WHY, {
  method: "post",
  path: `${BASE}/draft`,
  tags,
  summary: "Begins a request, once the information was read; the device keeps a cookie for seven days",
  middleware: [limitByAddress(10, 60)] as const,
  request: { params: cptsParam, body: takes(doorBeginning) },
  responses: {
    201: answers("The empty draft", doorDraft),
    403: { description: "No proof of work" },
    404: noDoor,
  },
});
const read = open(WHY, {
  method: "get",
  path: `${BASE}/draft`,
  tags,
  summary: "What this device had begun",
  middleware: [limitByAddress(60, 60)] as const,
  request: { params: cptsParam },
  responses: { 200: answers("The draft", doorDraft), 204: noDraft },
});
const save = open(WHY, {
  method: "patch",
  path: `${BASE}/draft`,
  tags,
  summary: "Keeps answers as one goes",
  middleware: [limitByAddress(120, 60)] as const,
  request: { params: cptsParam, body: takes(doorSaving) },
  responses: {
    200: answers("The draft", doorDraft),
    404: noDraft,
    409: { description: "Changed elsewhere" },
  },
});
const forget = open(WHY, {
  method: "delete",
  path: `${BASE}/draft`,
  tags,
  summary: "Forgets what this device had begun",
  middleware: [limitByAddress(30, 60)] as const,
  request: { params: cptsParam },
  responses: { 204: { description: "Nothing stays" } },
});
const send = open(WHY, {
  method: "post",
  path: `${BASE}/send`,
  tags,
  summary: "Sends the request; the same follow-up code however often it is sent",
  middleware: [limitByAddress(10, 60)] as const,
  request: { params: cptsParam, body: takes(doorSending) },
  responses: {
    200: answers("The follow-up code", doorSent),
    404: noDraft,
    422: { description: "Answers missing" },
  },
});
const communes = open(WHY, {
  method: "get",
  path: `${BASE}/communes`,
  tags,
  summary: "The communes of a postcode",
  middleware: [limitByAddress(60, 60)] as const,
  request: { params: cptsParam, query: postcodeQuery },
  responses: { 200: answers("Communes", doorCommunes) },
});

const tokenOf = (c: Context<Env>): string | undefined => getCookie(c, COOKIE)?.slice(0, 100);
const isSecure = (c: Context<Env>): boolean => c.var.deps.settings.publicUrl.startsWith("https://");
const own = (c: Context<Env>) => c.header("cache-control", "private, no-store");

export const doorRoutes = newRoutes()
  .openapi(show, async (c) => c.json(await readDoor(c.var.deps, c.req.valid("param").cpts), 200))
  .openapi(challenge, async (c) => {
    own(c);
    return c.json(await giveChallenge(c.var.deps, c.req.valid("param").cpts), 200);
  })
  .openapi(begin, async (c) => {
    const { token, draft } = await beginDraft(c.var.deps, c.req.valid("param").cpts, c.req.valid("json"));
    // Sent to the door's own addresses alone, never to a script, never by another site.
    setCookie(c, COOKIE, token, {
      httpOnly: true,
      sameSite: "Strict",
      secure: isSecure(c),
      path: `/api/public/${c.req.valid("param").cpts}/family-doctor`,
      maxAge: DRAFT_SECONDS,
    });
    return c.json(draft, 201);
  })
  .openapi(read, async (c) => {
    own(c);
    const draft = await readDraft(c.var.deps, c.req.valid("param").cpts, tokenOf(c));
    return draft ? c.json(draft, 200) : c.body(null, 204);
  })
  .openapi(save, async (c) =>
    c.json(await saveDraft(c.var.deps, c.req.valid("param").cpts, tokenOf(c), c.req.valid("json")), 200),
  )
  .openapi(forget, async (c) => {
    const { cpts } = c.req.valid("param");
    await forgetDraft(c.var.deps, cpts, tokenOf(c));
    deleteCookie(c, COOKIE, { path: `/api/public/${cpts}/family-doctor`, secure: isSecure(c) });
    return c.body(null, 204);
  })
  .openapi(send, async (c) => {
    own(c);
    return c.json(await sendDraft(c.var.deps, c.req.valid("param").cpts, tokenOf(c)), 200);
  })
  .openapi(communes, async (c) => c.json(await communesOf(c.var.deps, c.req.valid("query").postcode), 200));
