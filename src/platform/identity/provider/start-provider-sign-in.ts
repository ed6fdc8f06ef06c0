import * as oidc from "openid-client";
import type { Deps } from "../../deps.ts";
import { discoverProvider } from "./discover-provider.ts";
import type { Provider } from "./provider-choice.ts";

export interface Departure {
  /** Where the browser goes. */
  url: string;
  /** What must be found again when it comes back. */
  secret: { state: string; nonce: string; verifier: string };
}

/** Authorization code with PKCE (S256), state and nonce. */
export async function startProviderSignIn(deps: Deps, provider: Provider): Promise<Departure> {
  const configuration = await discoverProvider(deps, provider);
  const secret = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: provider.callbackUrl,
    scope: provider.scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(secret.verifier),
    code_challenge_method: "S256",
    state: secret.state,
    nonce: secret.nonce,
    ...(provider.acr ? { acr_values: provider.acr } : {}),
  });
  return { url: url.href, secret };
}
