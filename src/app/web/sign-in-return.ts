import type { QueryClient } from "@tanstack/react-query";
import type { AnyRouter } from "@tanstack/react-router";
import { sessionQuery } from "../../design/session.ts";

/** Only an address of our own may be returned to: one slash, then anything but a second one or a backslash. */
export const safeReturn = (value: unknown): string =>
  typeof value === "string" && /^\/(?![/\\])/.test(value) && value.length <= 500 ? value : "/";

/** A session ended in the middle of work: to the sign-in page, and back to this very screen afterwards. */
export function leaveForSignIn(queries: QueryClient, router: AnyRouter): void {
  const { pathname, href } = router.state.location;
  const inside = pathname.startsWith("/c/") || pathname.startsWith("/compte");
  if (!inside || !queries.getQueryData(sessionQuery.queryKey)) return;
  queries.removeQueries({ queryKey: sessionQuery.queryKey });
  void router.navigate({ to: "/connexion", search: { retour: safeReturn(href), erreur: "session" } });
}
