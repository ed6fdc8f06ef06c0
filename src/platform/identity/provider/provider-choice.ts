import { createHash } from "node:crypto";
import type { Settings } from "../../settings/settings.ts";

/** `psc`: Pro Santé Connect; `oidc`: another provider that the installation trusts. */
export type ProviderKind = "psc" | "oidc";

export interface Provider {
  kind: ProviderKind;
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  /** Strength of authentication demanded, and verified in the identity token. */
  acr: string | undefined;
  discoveryUrl: URL;
  callbackUrl: string;
}

/** The configured provider, or undefined. Pro Santé Connect publishes its configuration at a path of its own. */
export function providerOf(settings: Settings, kind: ProviderKind): Provider | undefined {
  const [issuer, clientId, clientSecret] =
    kind === "psc"
      ? [settings.PSC_ISSUER, settings.PSC_CLIENT_ID, settings.PSC_CLIENT_SECRET]
      : [settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET];
  if (!issuer || !clientId || !clientSecret) return undefined;
  const path = kind === "psc" ? "wallet-openid-configuration" : "openid-configuration";
  return {
    kind,
    issuer,
    clientId,
    clientSecret,
    scope: kind === "psc" ? "openid scope_all" : "openid profile email",
    acr: kind === "psc" ? "eidas1" : undefined,
    discoveryUrl: new URL(`${issuer.replace(/\/$/, "")}/.well-known/${path}`),
    callbackUrl: `${settings.publicUrl}/connexion/${kind}/retour`,
  };
}

/** Names the provider in `identity_accounts`: a subject means something to its issuer only, so another issuer is another name. */
export const accountProvider = (provider: Provider): string =>
  `${provider.kind}:${createHash("sha256").update(provider.issuer).digest("hex").slice(0, 16)}`;
