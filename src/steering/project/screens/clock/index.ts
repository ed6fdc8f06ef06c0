import { IconCalendarDue } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** The calendar of the signed contract. */
export const clockScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "projet/echeances",
      label: "Échéances du contrat",
      hint: "Démarrages, plein déploiement, anniversaires, renouvellement : ce qui vient, et quand.",
      icon: IconCalendarDue,
      group: "steering",
      roles: ["coordinator", "administrator", "professional", "authority"],
      order: 50,
      keywords: [
        "contrat",
        "ACI",
        "anniversaire",
        "dialogue de gestion",
        "plan de crise",
        "renouvellement",
        "calendrier",
      ],
    },
  ],
  routes: [
    {
      path: "projet/echeances",
      scope: "cpts",
      title: "Échéances du contrat",
      screen: () => import("./clock-page.tsx"),
    },
  ],
};
