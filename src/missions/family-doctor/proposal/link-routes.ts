import { z } from "@hono/zod-openapi";
import { answers, limitLinks, linkParam, newRoutes, open, takes } from "../../../platform/http/index.ts";
import { answerLinkedProposal, readLinkedProposal } from "./answer-by-link.ts";
import { linkedAnswer, linkedAnswerInput, linkedProposal } from "./proposal-contract.ts";

const tags = ["Médecin traitant : réponse par lien"];
const PATH = "/api/family-doctor/proposals/{token}";
const problem = { description: "Forged, used, too old or withdrawn: the same answer" };

const read = open("the mail's link is the key; nothing that names anybody is shown", {
  method: "get",
  path: PATH,
  tags,
  summary: "What a proposal's link shows; changes nothing",
  middleware: [limitLinks()] as const,
  request: { params: z.object(linkParam) },
  responses: { 200: answers("The proposal", linkedProposal), 404: problem },
});
const answer = open("the mail's link is the key, once", {
  method: "post",
  path: `${PATH}/answer`,
  tags,
  summary: "Accepts or refuses by the link, once",
  middleware: [limitLinks()] as const,
  request: { params: z.object(linkParam), body: takes(linkedAnswerInput) },
  responses: { 200: answers("The answer is kept", linkedAnswer), 404: problem },
});

export const proposalLinkRoutes = newRoutes()
  .openapi(read, async (c) => {
    c.header("cache-control", "private, no-store");
    return c.json(await readLinkedProposal(c.var.deps, c.req.valid("param").token), 200);
  })
  .openapi(answer, async (c) =>
    c.json(
      await answerLinkedProposal(
        c.var.deps,
        c.req.valid("param").token,
        c.req.valid("json"),
        c.var.requestId,
      ),
      200,
    ),
  );
