import { z } from "@hono/zod-openapi";
import { answers, cptsParam, guarded, id, newRoutes, open, signedIn, takes } from "../../http/index.ts";
import { readMyAccounts } from "../account/read-my-accounts.ts";
import { me, myAccounts, myName, mySession, right, signInWays } from "../contract.ts";
import { isDemoOpen } from "../demo/is-demo-open.ts";
import { policy } from "../policy.ts";
import { providerOf } from "../provider/provider-choice.ts";
import { listRights, registeredPolicies } from "../rights/list-rights.ts";
import { dropCookie } from "../session/cookie.ts";
import { listMySessions, revokeMySession } from "../session/end-sessions.ts";
import { SESSION_COOKIE } from "../session/session-token.ts";
import { sayMyName } from "../user/say-my-name.ts";
import { listMyMemberships } from "./list-my-memberships.ts";

const tags = ["Connexion"];

const read = signedIn({
  method: "get",
  path: "/api/me",
  tags,
  summary: "Who I am, and where",
  responses: { 200: answers("Me", me) },
});
const ways = open("shown before anybody is signed in", {
  method: "get",
  path: "/api/sign-in/ways",
  tags,
  summary: "The ways to sign in of this installation",
  responses: { 200: answers("Ways", signInWays) },
});
const leave = signedIn({
  method: "post",
  path: "/api/sign-out",
  tags,
  summary: "Ends this session",
  responses: { 204: { description: "Ended" } },
});
const list = signedIn({
  method: "get",
  path: "/api/me/sessions",
  tags,
  summary: "Where I am signed in",
  responses: { 200: answers("The present one first", z.object({ items: z.array(mySession) })) },
});
const accounts = signedIn({
  method: "get",
  path: "/api/me/accounts",
  tags,
  summary: "Providers tied to my account",
  responses: { 200: answers("Which ones", myAccounts) },
});
const name = signedIn({
  method: "put",
  path: "/api/me/name",
  tags,
  summary: "My name, once, for an account that bears none",
  request: { body: takes(myName) },
  responses: { 204: { description: "Written" } },
});
const revoke = signedIn({
  method: "delete",
  path: "/api/me/sessions/{id}",
  tags,
  summary: "Ends one of my sessions",
  request: { params: z.object({ id: id() }) },
  responses: { 204: { description: "Ended" } },
});
const rights = guarded(policy.rules["rights.read"], {
  method: "get",
  path: "/api/c/{cpts}/rights",
  tags: ["Droits"],
  summary: "Every right: its sentence, whether I have it, to whom it is open",
  request: { params: cptsParam },
  responses: { 200: answers("Rights of all slices", z.object({ items: z.array(right) })) },
});

export const meRoutes = newRoutes()
  .openapi(read, async (c) => {
    const session = c.var.session!;
    const memberships = await listMyMemberships(c.var.deps, session);
    const { settings } = c.var.deps;
    const user = {
      id: session.userId,
      displayName: session.label,
      email: session.email,
      nameMissing: session.nameMissing ?? false,
    };
    return c.json(
      {
        user,
        demo: settings.isDemo,
        isAdministrator: session.isAdministrator,
        memberships,
        currentCptsId: memberships[0]?.cptsId ?? null,
        tiles: settings.tiles,
      },
      200,
    );
  })
  .openapi(ways, (c) => {
    const { settings } = c.var.deps;
    const oidc = providerOf(settings, "oidc") ? { label: settings.OIDC_LABEL } : null;
    return c.json({ psc: providerOf(settings, "psc") !== undefined, oidc, demo: isDemoOpen(settings) }, 200);
  })
  .openapi(leave, async (c) => {
    const session = c.var.session!;
    await revokeMySession(c.var.deps, session, session.id, c.var.requestId);
    dropCookie(c, SESSION_COOKIE);
    return c.body(null, 204);
  })
  .openapi(list, async (c) => c.json({ items: await listMySessions(c.var.deps, c.var.session!) }, 200))
  .openapi(accounts, async (c) => c.json(await readMyAccounts(c.var.deps, c.var.session!), 200))
  .openapi(name, async (c) => {
    await sayMyName(c.var.deps, c.var.session!, c.req.valid("json"), c.var.requestId);
    return c.body(null, 204);
  })
  .openapi(revoke, async (c) => {
    await revokeMySession(c.var.deps, c.var.session!, c.req.valid("param").id, c.var.requestId);
    return c.body(null, 204);
  })
  .openapi(rights, (c) => c.json({ items: listRights(registeredPolicies(), c.var.actor) }, 200));
