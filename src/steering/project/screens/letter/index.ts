import { IconMailOpened } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** The letter of intent. */
export const letterScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "projet/lettre",
      label: "Lettre d’intention",
      hint: "Les onze rubriques du modèle, remplies par vos données ; il reste à écrire, relire et envoyer.",
      icon: IconMailOpened,
      group: "steering",
      roles: ["coordinator", "administrator", "professional"],
      order: 44,
      keywords: ["lettre d’intention", "LI", "ARS", "CPAM", "CERFA", "dossier", "Word", "PDF"],
    },
  ],
  routes: [
    {
      path: "projet/lettre",
      scope: "cpts",
      title: "Lettre d’intention",
      screen: () => import("./letter-page.tsx"),
    },
  ],
};
