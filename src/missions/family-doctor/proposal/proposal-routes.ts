import { answers, cptsParam, guarded, id, newRoutes, takes } from "../../../platform/http/index.ts";
import { acceptProposal, refuseProposal } from "./answer-proposal.ts";
import { countMyProposals } from "./count-my-proposals.ts";
import { listBest } from "./list-best.ts";
import {
  candidates,
  proposal,
  proposalCount,
  proposalList,
  proposalPage,
  proposalsQuery,
  proposeInput,
  refuseInput,
  sendManyInput,
  sentMany,
  withdrawInput,
} from "./proposal-contract.ts";
import { proposalRules } from "./proposal-policy.ts";
import { proposeDoctor } from "./propose-doctor.ts";
import { listAllProposals, listMyProposals, listProposalsOf, readProposal } from "./read-proposal.ts";
import { sendProposal, sendProposals } from "./send-proposal.ts";
import { undoAnswer } from "./undo-answer.ts";
import { withdrawProposal } from "./withdraw-proposal.ts";

const tags = ["Médecin traitant : propositions"];
const BASE = "/api/c/{cpts}/family-doctor";
const one = cptsParam.extend({ id: id() });
const steer = proposalRules["proposal.steer"];
const answer = proposalRules["proposal.answer"];
const asNow = { 200: answers("The proposal as it now stands", proposal) };

const best = guarded(steer, {
  method: "get",
  path: `${BASE}/requests/{id}/candidates`,
  tags,
  summary: "The five best volunteers for a patient, with reasons",
  request: { params: one },
  responses: { 200: answers("The best first", candidates) },
});
const propose = guarded(steer, {
  method: "post",
  path: `${BASE}/requests/{id}/proposals`,
  tags,
  summary: "Chooses a volunteer and reserves the place; nothing leaves yet",
  request: { params: one, body: takes(proposeInput) },
  responses: { 201: answers("The proposal", proposal) },
});
const ofRequest = guarded(steer, {
  method: "get",
  path: `${BASE}/requests/{id}/proposals`,
  tags,
  summary: "Every proposal of a request, the newest first",
  request: { params: one },
  responses: { 200: answers("Proposals", proposalList) },
});
const all = guarded(steer, {
  method: "get",
  path: `${BASE}/proposals`,
  tags,
  summary: "Proposals of the CPTS, by state, the newest first",
  request: { params: cptsParam, query: proposalsQuery },
  responses: { 200: answers("A page", proposalPage) },
});
const mine = guarded(answer, {
  method: "get",
  path: `${BASE}/my-proposals`,
  tags,
  summary: "What was sent to the doctors that this person is, or assists; audited",
  request: { params: cptsParam },
  responses: { 200: answers("To answer first", proposalList) },
});
const countMine = guarded(answer, {
  method: "get",
  path: `${BASE}/my-proposals/count`,
  tags,
  summary: "How many of them wait for an answer; for the home, no patient is read",
  request: { params: cptsParam },
  responses: { 200: answers("A count, and when the first ends", proposalCount) },
});
const read = guarded(answer, {
  method: "get",
  path: `${BASE}/proposals/{id}`,
  tags,
  summary: "One proposal; the name only for the doctor who accepted; audited",
  request: { params: one },
  responses: { 200: answers("The proposal", proposal) },
});
const send = guarded(steer, {
  method: "post",
  path: `${BASE}/proposals/{id}/send`,
  tags,
  summary: "Asks the doctor: notice and mail",
  request: { params: one },
  responses: asNow,
});
const sendMany = guarded(steer, {
  method: "post",
  path: `${BASE}/proposals/send`,
  tags,
  summary: "Sends several; each that cannot leave says why",
  request: { params: cptsParam, body: takes(sendManyInput) },
  responses: { 200: answers("What left and what did not", sentMany) },
});
const withdraw = guarded(steer, {
  method: "post",
  path: `${BASE}/proposals/{id}/withdraw`,
  tags,
  summary: "Takes it back before an answer; the patient waits again",
  request: { params: one, body: takes(withdrawInput) },
  responses: asNow,
});
const accept = guarded(answer, {
  method: "post",
  path: `${BASE}/proposals/{id}/accept`,
  tags,
  summary: "The doctor takes the patient; by the coordination: said on the phone",
  request: { params: one },
  responses: asNow,
});
const refuse = guarded(answer, {
  method: "post",
  path: `${BASE}/proposals/{id}/refuse`,
  tags,
  summary: "The doctor does not, with a reason; never proposed to them again",
  request: { params: one, body: takes(refuseInput) },
  responses: asNow,
});
const undo = guarded(answer, {
  method: "post",
  path: `${BASE}/proposals/{id}/undo`,
  tags,
  summary: "Changes one's mind within a day: to be answered again",
  request: { params: one },
  responses: asNow,
});

export const proposalRoutes = newRoutes()
  .openapi(best, async (c) => c.json(await listBest(c.var.deps, c.var.actor, c.req.valid("param").id), 200))
  .openapi(propose, async (c) =>
    c.json(
      await proposeDoctor(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      201,
    ),
  )
  .openapi(ofRequest, async (c) =>
    c.json(await listProposalsOf(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(all, async (c) =>
    c.json(await listAllProposals(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(mine, async (c) => c.json(await listMyProposals(c.var.deps, c.var.actor), 200))
  .openapi(countMine, async (c) => c.json(await countMyProposals(c.var.deps, c.var.actor), 200))
  .openapi(read, async (c) =>
    c.json(await readProposal(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(sendMany, async (c) =>
    c.json(await sendProposals(c.var.deps, c.var.actor, c.req.valid("json").ids), 200),
  )
  .openapi(send, async (c) =>
    c.json(await sendProposal(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 200),
  )
  .openapi(withdraw, async (c) =>
    c.json(
      await withdrawProposal(
        c.var.deps,
        c.var.actor,
        c.var.once,
        c.req.valid("param").id,
        c.req.valid("json"),
      ),
      200,
    ),
  )
  .openapi(accept, async (c) =>
    c.json(await acceptProposal(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id), 200),
  )
  .openapi(refuse, async (c) =>
    c.json(
      await refuseProposal(c.var.deps, c.var.actor, c.var.once, c.req.valid("param").id, c.req.valid("json")),
      200,
    ),
  )
  .openapi(undo, async (c) =>
    c.json(await undoAnswer(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  );
