import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Configuration, Provider } from "oidc-provider";
import { keepInMemory } from "./keep-in-memory.ts";
import { loginPage } from "./login-page.ts";
import { CLAIM_NAMES, claimsOf, type StandInPerson } from "./people.ts";

export interface StandInOptions {
  /** 0: any free port. Always on 127.0.0.1. */
  port: number;
  people: readonly StandInPerson[];
  /** Where it may send the browser back: `${publicUrl}/connexion/psc/retour`. */
  redirectUris: readonly string[];
  /** Strength of authentication that it says; `eidas1` as the real one, another value or null to try a refusal. */
  acr?: string | null;
}

export interface StandIn {
  issuer: string;
  clientId: string;
  clientSecret: string;
  stop: () => Promise<void>;
}

const CLIENT_ID = "maillage-demo";

/**
 * A local stand-in of Pro Santé Connect: same flow, same claims, configuration at the same path of its own. For the demo and
 * the tests; the settings refuse an http issuer in production.
 */
export async function startProSanteConnectStandIn(options: StandInOptions): Promise<StandIn> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientSecret = randomBytes(24).toString("base64url");
  const { Provider } = await importQuietly();
  const provider = new Provider(issuer, configurationOf(options, clientSecret));
  const callback = provider.callback();
  server.on("request", (request, response) => {
    void answer(provider, callback, options, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
      response.end("Cette étape n'est plus valable : revenez à Maillage et recommencez.");
    });
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { issuer, clientId: CLIENT_ID, clientSecret, stop };
}

/** Loaded only where it serves. Its check of the runtime knows names of LTS releases and Node 26 has none yet: that line alone is hushed. */
async function importQuietly(): Promise<typeof import("oidc-provider")> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
}

function configurationOf({ people, redirectUris }: StandInOptions, clientSecret: string): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        redirect_uris: [...redirectUris],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    adapter: keepInMemory(),
    scopes: ["openid", "scope_all"],
    acrValues: ["eidas1"],
    claims: { openid: ["sub"], scope_all: CLAIM_NAMES },
    jwks: {
      keys: [
        {
          ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }),
          use: "sig",
          alg: "RS256",
        },
      ],
    } as NonNullable<Configuration["jwks"]>,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: true } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: {
      keys: [randomBytes(24).toString("hex")],
      names: { session: "psc_session", interaction: "psc_interaction", resume: "psc_resume" },
    },
    ttl: {
      Session: 600,
      Interaction: 600,
      Grant: 600,
      AccessToken: 120,
      IdToken: 120,
      AuthorizationCode: 60,
    },
    findAccount: (_, rpps) => {
      const person = people.find((one) => one.rpps === rpps);
      return person && { accountId: rpps, claims: () => ({ sub: rpps, ...claimsOf(person) }) };
    },
    loadExistingGrant: async ({ oidc }) => {
      // Carers are not asked to consent again: the real one does not ask either.
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      });
      grant.addOIDCScope("openid scope_all");
      await grant.save();
      return grant;
    },
  };
}

type Callback = ReturnType<Provider["callback"]>;

async function answer(
  provider: Provider,
  callback: Callback,
  options: StandInOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? "/", "http://local").pathname;
  if (path === "/.well-known/wallet-openid-configuration") request.url = "/.well-known/openid-configuration";
  // The usual path is not there, so that a client which looks at it is found out.
  else if (path === "/.well-known/openid-configuration") return end(response, 404, "text/plain", "");
  // Each sign-in asks who one is: in a demo the next person is another one.
  if (path === "/auth")
    request.headers.cookie = request.headers.cookie?.replace(/psc_session(\.sig)?=[^;]*;?/g, "");
  if (!path.startsWith("/interaction/")) return void (await callback(request, response));
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== "POST") return end(response, 200, "text/html", loginPage(uid, options.people));
  const form = new URLSearchParams(await readBody(request));
  const person = options.people.find((one) => one.rpps === form.get("rpps"));
  const acr = options.acr === undefined ? "eidas1" : options.acr;
  const result = person
    ? { login: { accountId: person.rpps, remember: false, ...(acr === null ? {} : { acr }) } }
    : { error: "access_denied", error_description: "refused by the person" };
  await provider.interactionFinished(request, response, result);
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-store",
    "x-frame-options": "DENY",
  });
  response.end(body);
}

const MOST_BODY_BYTES = 10_000;

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MOST_BODY_BYTES) throw new Error("body too large");
  }
  return body;
}
