import * as oidc from "openid-client";
import type { Deps } from "../../deps.ts";
import { discoverProvider } from "./discover-provider.ts";
import type { Provider } from "./provider-choice.ts";
import type { Departure } from "./start-provider-sign-in.ts";

export type Claims = Record<string, unknown> & { sub: string };

/** The person was authenticated more weakly than demanded. */
export class WeakAuthentication extends Error {}

/**
 * Exchanges the code and reads who it is. State, nonce, PKCE, issuer, audience, times and signature are verified by
 * openid-client; the strength of authentication here, in the identity token, as Pro Santé Connect demands.
 * @param query the query string of the return address.
 */
export async function finishProviderSignIn(
  deps: Deps,
  provider: Provider,
  secret: Departure["secret"],
  query: string,
): Promise<Claims> {
  const configuration = await discoverProvider(deps, provider);
  const returned = new URL(provider.callbackUrl);
  returned.search = query;
  const tokens = await oidc.authorizationCodeGrant(configuration, returned, {
    expectedState: secret.state,
    expectedNonce: secret.nonce,
    pkceCodeVerifier: secret.verifier,
    idTokenExpected: true,
  });
  const identity = tokens.claims();
  if (!identity) throw new Error("no identity token");
  if (provider.acr && identity.acr !== provider.acr) throw new WeakAuthentication();
  const more = await oidc.fetchUserInfo(configuration, tokens.access_token, identity.sub);
  return { ...identity, ...more, sub: identity.sub };
}
