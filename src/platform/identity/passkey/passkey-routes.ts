import { z } from "@hono/zod-openapi";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { answers, limitByAddress, newRoutes, open, signedIn, takes, text } from "../../http/index.ts";
import { recallChallenge, rememberChallenge } from "../challenge/challenge-cookie.ts";
import {
  myPasskey,
  passkeyOptions,
  passkeyRegistration,
  passkeySignIn,
  signedInAnswer,
} from "../contract.ts";
import { safeReturn } from "../session/safe-return.ts";
import { signInPerson } from "../session/sign-in-person.ts";
import { listMyPasskeys, removePasskey, renamePasskey } from "./keep-passkeys.ts";
import { offerPasskey, refusedPasskey, registerPasskey } from "./register-passkey.ts";
import { askForPasskey, checkPasskey } from "./sign-in-with-passkey.ts";

const tags = ["Connexion"];
const limit = limitByAddress(20, 60);
const passkeyId = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,1024}$/, "Cette clé n'est pas valable."),
});

const offer = signedIn({
  method: "post",
  path: "/api/me/passkeys/options",
  tags,
  summary: "What the browser needs to make a passkey",
  responses: { 200: answers("Options for navigator.credentials.create", passkeyOptions) },
});
const register = signedIn({
  method: "post",
  path: "/api/me/passkeys",
  tags,
  summary: "Keeps a passkey just made",
  request: { body: takes(passkeyRegistration) },
  responses: { 201: answers("Kept", z.object({ id: z.string() })) },
});
const list = signedIn({
  method: "get",
  path: "/api/me/passkeys",
  tags,
  summary: "My passkeys",
  responses: { 200: answers("Oldest first", z.object({ items: z.array(myPasskey) })) },
});
const rename = signedIn({
  method: "patch",
  path: "/api/me/passkeys/{id}",
  tags,
  summary: "Renames a passkey",
  request: { params: passkeyId, body: takes(z.object({ label: text(100) })) },
  responses: { 204: { description: "Renamed" } },
});
const remove = signedIn({
  method: "delete",
  path: "/api/me/passkeys/{id}",
  tags,
  summary: "Removes a passkey",
  request: { params: passkeyId },
  responses: { 204: { description: "Removed" } },
});
const ask = open("nobody is signed in yet", {
  method: "post",
  path: "/api/sign-in/passkey/options",
  tags,
  summary: "What the browser needs to use a passkey",
  middleware: [limit] as const,
  responses: { 200: answers("Options for navigator.credentials.get", passkeyOptions) },
});
const enter = open("nobody is signed in yet", {
  method: "post",
  path: "/api/sign-in/passkey",
  tags,
  summary: "Signs in with a passkey",
  middleware: [limit] as const,
  request: { body: takes(passkeySignIn) },
  responses: { 200: answers("Signed in", signedInAnswer) },
});

export const passkeyRoutes = newRoutes()
  .openapi(offer, async (c) => {
    const options = await offerPasskey(c.var.deps, c.var.session!);
    await rememberChallenge(c, "passkey-register", {
      challenge: options.challenge,
      userId: c.var.session!.userId,
    });
    return c.json(options as never, 200);
  })
  .openapi(register, async (c) => {
    const session = c.var.session!;
    const { response, label } = c.req.valid("json");
    const left = await recallChallenge(c, "passkey-register");
    if (!left || left["userId"] !== session.userId) throw refusedPasskey();
    const sent = {
      challenge: left["challenge"] ?? "",
      response: response as unknown as RegistrationResponseJSON,
      label,
      requestId: c.var.requestId,
    };
    return c.json(await registerPasskey(c.var.deps, session, sent), 201);
  })
  .openapi(list, async (c) => c.json({ items: await listMyPasskeys(c.var.deps, c.var.session!) }, 200))
  .openapi(rename, async (c) => {
    await renamePasskey(c.var.deps, c.var.session!, c.req.valid("param").id, c.req.valid("json").label);
    return c.body(null, 204);
  })
  .openapi(remove, async (c) => {
    await removePasskey(c.var.deps, c.var.session!, c.req.valid("param").id, c.var.requestId);
    return c.body(null, 204);
  })
  .openapi(ask, async (c) => {
    const options = await askForPasskey(c.var.deps);
    await rememberChallenge(c, "passkey-sign-in", { challenge: options.challenge });
    return c.json(options as never, 200);
  })
  .openapi(enter, async (c) => {
    const { response, returnTo } = c.req.valid("json");
    const left = await recallChallenge(c, "passkey-sign-in");
    if (!left) throw refusedPasskey();
    const sent = {
      challenge: left["challenge"] ?? "",
      response: response as unknown as AuthenticationResponseJSON,
      requestId: c.var.requestId,
    };
    const userId = await checkPasskey(c.var.deps, sent);
    return c.json({ returnTo: await signInPerson(c, userId, "passkey", safeReturn(returnTo)) }, 200);
  });
