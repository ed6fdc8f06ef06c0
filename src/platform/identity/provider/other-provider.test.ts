import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, expect, test } from "vitest";
import { keepInMemory } from "../../../../tools/demo/pro-sante-connect/keep-in-memory.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { aBrowser } from "../testing/a-browser.ts";

const HOME = "http://localhost:3000";
const accounts: Record<string, object> = {
  known: { email: "Connue@Exemple.invalid", email_verified: true, family_name: "Connue", given_name: "Lise" },
  fresh: { email: "nouvelle@exemple.invalid", email_verified: true, name: "Jo Nouvelle" },
  doubtful: { email: "connue@exemple.invalid", email_verified: false },
};

// A real provider with its configuration at the usual path; `login_hint` says who is at the keyboard.
const http = createServer();
await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
let who = "known";
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "m",
      client_secret: "s".repeat(40),
      redirect_uris: [`${HOME}/connexion/oidc/retour`],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  claims: {
    openid: ["sub"],
    profile: ["name", "family_name", "given_name"],
    email: ["email", "email_verified"],
  },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, one) => `/interaction/${one.uid}` },
  adapter: keepInMemory(),
  ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 120, IdToken: 120, AuthorizationCode: 60 },
  cookies: { keys: ["k".repeat(40)] },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts[sub] }) }),
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: "m", accountId: oidc.session!.accountId! });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
});
const callback = provider.callback();
http.on("request", (request, response) => {
  if (!request.url?.startsWith("/interaction/")) return void callback(request, response);
  void provider.interactionFinished(request, response, { login: { accountId: who, remember: false } });
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
});

const server = await aServer({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: "m",
  OIDC_CLIENT_SECRET: "s".repeat(40),
  OIDC_LABEL: "Hôpital d'essai",
});

async function signIn(name: string) {
  who = name;
  const browser = aBrowser(server);
  const { url } = await browser.follow("/connexion/oidc?retour=/ici", `${HOME}/connexion/oidc/retour`);
  return { browser, home: await browser.visit(url) };
}

test("a verified address finds its person, then the subject does, even after the address has changed", async () => {
  const { cptsId } = await aCptsWith(server);
  const person = await aPerson(server, {
    roles: [{ cptsId, role: "operator" }],
    email: "connue@exemple.invalid",
  });
  const { browser, home } = await signIn("known");
  expect(home.location).toBe("/ici");
  expect((await browser.visit("/api/me")).json.user.id).toBe(person.userId);
  accounts["known"] = { ...accounts["known"], email: "changee@exemple.invalid" };
  const later = await signIn("known");
  expect((await later.browser.visit("/api/me")).json.user.id).toBe(person.userId);
  expect((await browser.visit("/api/sign-in/ways")).json).toEqual({
    psc: false,
    oidc: { label: "Hôpital d'essai" },
    demo: true,
  });
});

test("an address that was not verified is refused, though somebody has it", async () => {
  const { browser, home } = await signIn("doubtful");
  expect(home.location).toBe("/connexion?erreur=oidc-mail");
  expect((await browser.visit("/api/me")).status).toBe(401);
});

test("an unknown person gets an account and no CPTS", async () => {
  const { browser } = await signIn("fresh");
  expect((await browser.visit("/api/me")).json).toMatchObject({
    user: { email: "nouvelle@exemple.invalid", displayName: "Jo Nouvelle" },
    memberships: [],
  });
});
