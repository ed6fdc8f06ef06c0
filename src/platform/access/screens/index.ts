import { IconEye } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/index.ts";

export const screens: SliceScreens = {
  places: [
    {
      path: "acces-exceptionnels",
      label: "Accès exceptionnels",
      hint: "Les dossiers ouverts hors du besoin d’en connaître, à relire",
      icon: IconEye,
      group: "steering",
      roles: ["coordinator"],
      order: 80,
      keywords: ["bris de glace", "motif", "relire", "urgence"],
    },
  ],
  routes: [
    {
      path: "acces-exceptionnels",
      scope: "cpts",
      title: "Accès exceptionnels",
      screen: () => import("./broken-glass.tsx"),
    },
  ],
};
