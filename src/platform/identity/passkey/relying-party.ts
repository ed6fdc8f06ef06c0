import type { Settings } from "../../settings/settings.ts";

/** Whom a passkey is made for: this host. It works nowhere else, which is what makes phishing useless. */
export function relyingParty(settings: Settings): { id: string; origin: string; name: string } {
  const url = new URL(settings.publicUrl);
  return { id: url.hostname, origin: url.origin, name: "Maillage" };
}
