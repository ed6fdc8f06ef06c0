import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Problem } from "../../errors/problems.ts";
import { type Env, limitByAddress, newRoutes, open } from "../../http/index.ts";
import { linkPerson } from "../account/link-person.ts";
import { actOnPlatform, recordIn } from "../audit/record-identity-act.ts";
import { recallChallenge, rememberChallenge } from "../challenge/challenge-cookie.ts";
import { readSessionCookie } from "../session/read-session.ts";
import { safeReturn } from "../session/safe-return.ts";
import { signInPerson } from "../session/sign-in-person.ts";
import { finishProviderSignIn, WeakAuthentication } from "./finish-provider-sign-in.ts";
import { accountProvider, type Provider, type ProviderKind, providerOf } from "./provider-choice.ts";
import { ClaimsProblem, readOidcClaims, readPscClaims } from "./read-claims.ts";
import { startProviderSignIn } from "./start-provider-sign-in.ts";

const limit = limitByAddress(20, 60);

const start = <const Kind extends ProviderKind>(kind: Kind) =>
  open("signing in starts here", {
    method: "get",
    path: `/connexion/${kind}`,
    tags: ["Connexion"],
    summary: "Leaves for the provider: Pro Santé Connect (psc) or the installation's other provider (oidc)",
    middleware: [limit, readSessionCookie] as const,
    request: {
      query: z.object({ retour: z.string().max(4_000).optional(), relier: z.literal("1").optional() }),
    },
    responses: { 302: { description: "To the provider, or back to the sign-in page with the reason" } },
  });

const back = <const Kind extends ProviderKind>(kind: Kind) =>
  open("the provider sends the browser here", {
    method: "get",
    path: `/connexion/${kind}/retour`,
    tags: ["Connexion"],
    summary: "Comes back from the provider",
    middleware: [limit, readSessionCookie] as const,
    responses: {
      302: { description: "To the page first asked for, or back to the sign-in page with the reason" },
    },
  });

// What says something about a person is kept; a stale or garbled return says nothing and must not fill the journal.
const KEPT_REASONS = new Set(["psc-niveau", "psc-identite", "oidc-mail", "compte-pris", "compte-ferme"]);

/** Back to the sign-in page, which explains `reason` in French. */
async function refuse(c: Context<Env>, kind: ProviderKind, reason: string) {
  const { deps, requestId } = c.var;
  if (KEPT_REASONS.has(reason)) {
    await actOnPlatform(deps, (tx) =>
      recordIn(deps, tx, {
        action: "identity.sign-in-refused",
        actorUserId: null,
        actorLabel: "",
        details: { method: kind, reason },
        requestId,
      }),
    );
  }
  return c.redirect(`/connexion?erreur=${encodeURIComponent(reason)}`, 302);
}

async function leave(c: Context<Env>, provider: Provider, returnTo: string, linkUserId: string | undefined) {
  const { url, secret } = await startProviderSignIn(c.var.deps, provider);
  await rememberChallenge(c, provider.kind, { ...secret, returnTo, ...(linkUserId ? { linkUserId } : {}) });
  return c.redirect(url, 302);
}

async function arrive(c: Context<Env>, provider: Provider) {
  const { deps, requestId, session } = c.var;
  const left = await recallChallenge(c, provider.kind);
  if (!left) throw new ClaimsProblem("recommencer");
  const linkUserId = left["linkUserId"];
  // Only the person who asked for the link, still signed in, in this same browser, may receive it.
  if (linkUserId !== undefined && session?.userId !== linkUserId) throw new ClaimsProblem("recommencer");
  const secret = { state: left["state"] ?? "", nonce: left["nonce"] ?? "", verifier: left["verifier"] ?? "" };
  const claims = await finishProviderSignIn(deps, provider, secret, new URL(c.req.url).search);
  const identified = provider.kind === "psc" ? readPscClaims(claims) : readOidcClaims(claims);
  const userId = await linkPerson(deps, {
    provider: accountProvider(provider),
    identified,
    toUserId: linkUserId,
    requestId,
  });
  return c.redirect(await signInPerson(c, userId, provider.kind, safeReturn(left["returnTo"])), 302);
}

function reasonOf(error: unknown, kind: ProviderKind): string {
  if (error instanceof ClaimsProblem) return error.reason;
  if (error instanceof WeakAuthentication) return "psc-niveau";
  if (error instanceof Problem)
    return error.code === "identity.account-closed" ? "compte-ferme" : "recommencer";
  const said = error as { error?: unknown; code?: unknown };
  if (said.error === "access_denied") return "annule";
  return said.code === "OAUTH_TIMEOUT" || error instanceof TypeError ? `${kind}-indisponible` : "recommencer";
}

async function tried(c: Context<Env>, kind: ProviderKind, work: (provider: Provider) => Promise<Response>) {
  const provider = providerOf(c.var.deps.settings, kind);
  if (!provider) return refuse(c, kind, "non-regle");
  try {
    return await work(provider);
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    c.var.deps.log.warn({ requestId: c.var.requestId, method: kind, name, code }, "sign-in refused");
    return refuse(c, kind, reasonOf(error, kind));
  }
}

/** Adding a way to sign in is asked from our own pages; another site's link only signs in. */
const wantsLink = (c: Context<Env>): boolean =>
  c.req.query("relier") === "1" && (c.req.header("sec-fetch-site") ?? "same-origin") === "same-origin";

const leaveFor = (kind: ProviderKind) => (c: Context<Env>) => {
  const linkUserId = wantsLink(c) ? c.var.session?.userId : undefined;
  return tried(c, kind, (provider) => leave(c, provider, safeReturn(c.req.query("retour")), linkUserId));
};

const arriveFrom = (kind: ProviderKind) => (c: Context<Env>) =>
  tried(c, kind, (provider) => arrive(c, provider));

export const providerRoutes = newRoutes()
  .openapi(start("psc"), leaveFor("psc"))
  .openapi(back("psc"), arriveFrom("psc"))
  .openapi(start("oidc"), leaveFor("oidc"))
  .openapi(back("oidc"), arriveFrom("oidc"));
