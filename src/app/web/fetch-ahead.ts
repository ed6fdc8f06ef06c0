import type { Place, ScreenRoute } from "../../design/places.ts";

/** As many screens as anyone has behind their places today, about; a bound for the day when there are more. */
const MOST = 24;

type Connection = { saveData?: boolean; effectiveType?: string };

/** The screens of the person's places, so that they open without network as well; then those that these lead to. */
export function screensBehind(
  places: readonly Place[],
  routes: readonly ScreenRoute[],
): ScreenRoute["screen"][] {
  const inside = routes.filter((route) => route.scope === "cpts");
  const own = places.flatMap((place) => inside.filter((route) => route.path === place.path));
  const below = places.flatMap((place) => inside.filter((route) => route.path.startsWith(`${place.path}/`)));
  return [...new Set([...own, ...below])].slice(0, MOST).map((route) => route.screen);
}

/** Whoever pays for each byte, or waits for it, has only what they ask for. */
export const mayFetchAhead = (connection: Connection | undefined): boolean =>
  !connection?.saveData && !/2g/.test(connection?.effectiveType ?? "");

/** One after another; the first that does not come ends it. */
export async function fetchAhead(screens: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const screen of screens) await screen();
}
