import { IconBook2 } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/index.ts";

export const screens: SliceScreens = {
  places: [
    {
      path: "referentiels",
      label: "Référentiels",
      hint: "Professions, délais, seuils : d’où ils viennent, depuis quand ils valent",
      icon: IconBook2,
      group: "steering",
      // An invited authority sees figures.
      roles: ["coordinator", "professional", "operator", "assistant", "partner", "administrator"],
      order: 80,
      keywords: ["nomenclature", "délais", "seuils", "professions", "spécialités", "plafond"],
    },
  ],
  routes: [
    {
      path: "referentiels",
      scope: "cpts",
      title: "Référentiels",
      screen: () => import("./reference-home.tsx"),
    },
    {
      path: "referentiels/$set",
      scope: "cpts",
      title: "Référentiel",
      screen: () => import("./reference-set.tsx"),
    },
  ],
};
