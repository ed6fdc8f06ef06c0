import { IconFileSpreadsheet } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** Files of patients: from the caisse, from a doctor who leaves. */
export const listScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "medecin-traitant/listes",
      label: "Listes de patients",
      hint: "Un fichier de la caisse ou d’un médecin qui part, relu avant d’ouvrir les demandes.",
      icon: IconFileSpreadsheet,
      group: "missions",
      roles: ["coordinator"],
      order: 16,
      keywords: ["médecin traitant", "import", "CSV", "Excel", "CPAM", "retraite", "fichier"],
    },
  ],
  routes: [
    {
      path: "medecin-traitant/listes",
      scope: "cpts",
      title: "Listes de patients",
      screen: () => import("./lists-page.tsx"),
    },
    {
      path: "medecin-traitant/listes/$listId",
      scope: "cpts",
      title: "Liste de patients",
      screen: () => import("./list-page.tsx"),
    },
  ],
};
