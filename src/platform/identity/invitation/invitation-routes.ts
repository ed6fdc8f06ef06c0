import { z } from "@hono/zod-openapi";
import {
  answers,
  cptsParam,
  guarded,
  id,
  limitByAddress,
  maybeText,
  newRoutes,
  open,
  pageQuery,
  takes,
} from "../../http/index.ts";
import { invitation, invitationInput, invitationRead } from "../members-contract.ts";
import { policy } from "../policy.ts";
import { signInPerson } from "../session/sign-in-person.ts";
import { acceptInvitation, readInvitation } from "./accept-invitation.ts";
import { invitePerson } from "./invite-user.ts";
import { listInvitations, resendInvitation, revokeInvitation } from "./keep-invitations.ts";

const tags = ["Membres"];
const params = cptsParam.extend({ id: id() });
const ticket = z.object({
  // A cut or copied link finds no invitation: it is told so, as for one that is over, not by the name of a field.
  cptsSlug: z.string().max(200, "Ce lien est trop long."),
  token: z.string().max(200, "Ce lien est trop long."),
});
const acceptance = ticket.extend({
  familyName: maybeText(100).default(""),
  givenName: maybeText(100).default(""),
});
const invite = policy.rules["member.invite"];

const list = guarded(invite, {
  method: "get",
  path: "/api/c/{cpts}/invitations",
  tags,
  summary: "Invitations without an answer",
  request: { params: cptsParam, query: pageQuery },
  responses: {
    200: answers("Newest first", z.object({ items: z.array(invitation), next: z.string().nullable() })),
  },
});
const create = guarded(invite, {
  method: "post",
  path: "/api/c/{cpts}/invitations",
  tags,
  summary: "Invites a person by mail; `mailed` is false when the mail did not leave",
  request: { params: cptsParam, body: takes(invitationInput) },
  responses: { 201: answers("The invitation", z.object({ id: z.string(), mailed: z.boolean() })) },
});
const resend = guarded(invite, {
  method: "post",
  path: "/api/c/{cpts}/invitations/{id}/resend",
  tags,
  summary: "Sends a new link; the former one no longer works",
  request: { params },
  responses: { 200: answers("Sent", z.object({ mailed: z.boolean() })) },
});
const revoke = guarded(invite, {
  method: "delete",
  path: "/api/c/{cpts}/invitations/{id}",
  tags,
  summary: "Takes an invitation back",
  request: { params },
  responses: { 204: { description: "Taken back" } },
});
const read = open("the mail's link leads here before anybody is signed in", {
  method: "post",
  path: "/api/invitations/read",
  tags,
  summary: "What an invitation says; uses nothing up",
  middleware: [limitByAddress(30, 60)] as const,
  request: { body: takes(ticket) },
  responses: { 200: answers("The invitation", invitationRead) },
});
const accept = open("the mail's link proves the address", {
  method: "post",
  path: "/api/invitations/accept",
  tags,
  summary: "Accepts, for the person signed in or for a new account of the invited address",
  middleware: [limitByAddress(20, 60)] as const,
  request: { body: takes(acceptance) },
  responses: { 200: answers("Member", z.object({ cptsSlug: z.string() })) },
});

export const invitationRoutes = newRoutes()
  .openapi(list, async (c) =>
    c.json(await listInvitations(c.var.deps, c.var.actor, c.req.valid("query")), 200),
  )
  .openapi(create, async (c) =>
    c.json(await invitePerson(c.var.deps, c.var.actor, c.var.once, c.req.valid("json")), 201),
  )
  .openapi(resend, async (c) =>
    c.json(await resendInvitation(c.var.deps, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(revoke, async (c) => {
    await revokeInvitation(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(read, async (c) =>
    c.json(await readInvitation(c.var.deps, c.var.session, c.req.valid("json")), 200),
  )
  .openapi(accept, async (c) => {
    const { userId, cptsSlug, mustSignIn } = await acceptInvitation(
      c.var.deps,
      c.var.session,
      c.req.valid("json"),
      c.var.requestId,
    );
    if (mustSignIn) await signInPerson(c, userId, "link");
    return c.json({ cptsSlug }, 200);
  });
