import { answers, cptsParam, limitByAddress, newRoutes, open, takes } from "../../../platform/http/index.ts";
import { follow, followCorrection, followInput, followWithdrawal } from "./door-contract.ts";
import { correctFollow, readFollow, withdrawFollow } from "./follow-request.ts";

const tags = ["Médecin traitant : page publique"];
const BASE = "/api/public/{cpts}/family-doctor/follow";
const WHY = "the follow-up code is the key; it opens states only";
const unknown = { description: "Wrong, unknown, or of another CPTS: the same answer" };

const read = open(WHY, {
  method: "post",
  path: BASE,
  tags,
  summary: "Where the request stands; the code goes in the body, never in an address",
  middleware: [limitByAddress(10, 60)] as const,
  request: { params: cptsParam, body: takes(followInput) },
  responses: { 200: answers("Where it stands", follow), 404: unknown },
});
const correct = open(WHY, {
  method: "post",
  path: `${BASE}/correct`,
  tags,
  summary: "Corrects how to be reached, the situation and the wish",
  middleware: [limitByAddress(10, 60)] as const,
  request: { params: cptsParam, body: takes(followCorrection) },
  responses: { 200: answers("Where it stands", follow), 404: unknown, 409: { description: "Over" } },
});
const withdraw = open(WHY, {
  method: "post",
  path: `${BASE}/withdraw`,
  tags,
  summary: "Takes the request back",
  middleware: [limitByAddress(10, 60)] as const,
  request: { params: cptsParam, body: takes(followWithdrawal) },
  responses: { 200: answers("Where it stands", follow), 404: unknown, 409: { description: "Over" } },
});

export const followRoutes = newRoutes()
  .openapi(read, async (c) => {
    c.header("cache-control", "private, no-store");
    return c.json(await readFollow(c.var.deps, c.req.valid("param").cpts, c.req.valid("json").code), 200);
  })
  .openapi(correct, async (c) =>
    c.json(await correctFollow(c.var.deps, c.req.valid("param").cpts, c.req.valid("json")), 200),
  )
  .openapi(withdraw, async (c) =>
    c.json(await withdrawFollow(c.var.deps, c.req.valid("param").cpts, c.req.valid("json")), 200),
  );
