import * as oidc from "openid-client";
import type { Deps } from "../../deps.ts";
import type { Provider } from "./provider-choice.ts";

const KEEP_MS = 3_600_000;
const TIMEOUT_SECONDS = 10;

type Known = { configuration: oidc.Configuration; until: number };
const known = new WeakMap<Deps, Map<string, Known>>();

/**
 * The provider's endpoints and keys, read again every hour. The signature of identity tokens is verified with them, although
 * they come straight from the provider. @throws when it cannot be reached or names another issuer.
 */
export async function discoverProvider(deps: Deps, provider: Provider): Promise<oidc.Configuration> {
  const memory = known.get(deps) ?? new Map<string, Known>();
  known.set(deps, memory);
  const now = deps.clock.now().epochMilliseconds;
  const kept = memory.get(provider.kind);
  if (kept && kept.until > now) return kept.configuration;
  // http is for the local stand-in; the settings refuse it in production.
  const insecure = provider.discoveryUrl.protocol === "http:" ? [oidc.allowInsecureRequests] : [];
  const configuration = await oidc.discovery(
    provider.discoveryUrl,
    provider.clientId,
    undefined,
    oidc.ClientSecretPost(provider.clientSecret),
    {
      execute: [oidc.enableNonRepudiationChecks, ...insecure],
      timeout: TIMEOUT_SECONDS,
    },
  );
  if (configuration.serverMetadata().issuer !== provider.issuer)
    throw new Error(`the configuration of ${provider.kind} names another issuer`);
  memory.set(provider.kind, { configuration, until: now + KEEP_MS });
  return configuration;
}
