import type { HomePanel, Place, ScreenRoute, SearchSource, SliceScreens } from "../../design/places.ts";

/**
 * Every slice that has screens: `src/<floor>/<slice>/screens/index.ts` exporting `screens: SliceScreens`. That file holds
 * places and lazy routes only, so that the first chunk stays small.
 */
const found = import.meta.glob<{ screens: SliceScreens }>(
  [
    "../../platform/*/screens/index.ts",
    "../../core/*/screens/index.ts",
    "../../missions/*/screens/index.ts",
    "../../steering/*/screens/index.ts",
    "../../interop/*/screens/index.ts",
  ],
  { eager: true },
);

const slices: readonly SliceScreens[] = Object.values(found).map((module) => module.screens);

export const allPlaces: readonly Place[] = slices.flatMap((slice) => slice.places);
export const allRoutes: readonly ScreenRoute[] = slices.flatMap((slice) => slice.routes);
export const allSearchSources: readonly SearchSource[] = slices.flatMap((slice) => slice.search ?? []);
/** Of no single mission: what waits in each of them. */
const waiting: HomePanel = {
  name: "Ce qui vous attend",
  roles: ["coordinator"],
  order: 1,
  panel: () => import("./screens/waiting-panel.tsx"),
};
export const allHomePanels: readonly HomePanel[] = [
  waiting,
  ...slices.flatMap((slice) => slice.homePanels ?? []),
].sort((one, other) => (one.order ?? 100) - (other.order ?? 100));
