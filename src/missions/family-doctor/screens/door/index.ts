import type { ScreenRoute } from "../../../../design/places.ts";

/** The pages for patients and carers, who have no account. */
export const doorRoutes: readonly ScreenRoute[] = [
  {
    path: "c/$slug/medecin-traitant",
    scope: "public",
    title: "Trouver un médecin traitant",
    screen: () => import("./door-page.tsx"),
  },
  {
    path: "c/$slug/medecin-traitant/suivi",
    scope: "public",
    title: "Suivre ma demande",
    screen: () => import("./follow-page.tsx"),
  },
];
