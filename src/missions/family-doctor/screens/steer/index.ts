import { IconAdjustments, IconHourglass, IconScale, IconUsersPlus } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** What the coordination steers by: what stands still, who can take whom, rules and settings. */
export const steerScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "medecin-traitant/en-attente",
      label: "Médecin traitant : ce qui attend",
      hint: "Les demandes arrêtées, et ce qui manque à chacune.",
      icon: IconHourglass,
      group: "missions",
      roles: ["coordinator"],
      order: 12,
      keywords: ["retard", "bloqué", "relance", "position"],
    },
    {
      path: "medecin-traitant/offres",
      label: "Qui peut prendre qui",
      hint: "La charge de chaque médecin volontaire, et qui est hors de portée.",
      icon: IconUsersPlus,
      group: "missions",
      roles: ["coordinator"],
      order: 14,
      keywords: ["offres", "volontaires", "capacité", "médecin traitant"],
    },
    {
      path: "medecin-traitant/regles",
      label: "Règles de priorité",
      hint: "Ce qui donne des points à une demande, et l’effet d’un changement.",
      icon: IconScale,
      group: "missions",
      roles: ["coordinator"],
      order: 20,
      keywords: ["priorité", "points", "poids", "ALD", "médecin traitant"],
    },
    {
      path: "medecin-traitant/reglages",
      label: "Réglages médecin traitant",
      hint: "Page publique, délais, conservation.",
      icon: IconAdjustments,
      group: "missions",
      roles: ["coordinator", "administrator"],
      order: 22,
      keywords: ["délais", "page publique", "conservation", "médecin traitant"],
    },
  ],
  routes: [
    {
      path: "medecin-traitant/en-attente",
      scope: "cpts",
      title: "Médecin traitant : ce qui attend",
      screen: () => import("./waiting-page.tsx"),
    },
    {
      path: "medecin-traitant/offres",
      scope: "cpts",
      title: "Qui peut prendre qui",
      screen: () => import("./offers-page.tsx"),
    },
    {
      path: "medecin-traitant/solliciter",
      scope: "cpts",
      title: "Demander aux médecins",
      screen: () => import("./ask-page.tsx"),
    },
    {
      path: "medecin-traitant/regles",
      scope: "cpts",
      title: "Règles de priorité",
      screen: () => import("./rules-page.tsx"),
    },
    {
      path: "medecin-traitant/reglages",
      scope: "cpts",
      title: "Réglages « médecin traitant »",
      screen: () => import("./settings-page.tsx"),
    },
  ],
};
