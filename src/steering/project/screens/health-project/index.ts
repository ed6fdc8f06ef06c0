import { IconHeartbeat } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** The health project. */
export const healthProjectScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "projet/projet-de-sante",
      label: "Projet de santé",
      hint: "Le document entier, composé du diagnostic, des objectifs, des fiches action et de leur budget.",
      icon: IconHeartbeat,
      group: "steering",
      roles: ["coordinator", "administrator", "professional"],
      order: 47,
      keywords: ["projet de santé", "ARS", "gouvernance", "budget", "évaluation", "Word", "PDF"],
    },
  ],
  routes: [
    {
      path: "projet/projet-de-sante",
      scope: "cpts",
      title: "Projet de santé",
      screen: () => import("./health-project-page.tsx"),
    },
  ],
};
