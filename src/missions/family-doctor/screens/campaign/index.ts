import { IconMailForward } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** Letters to patients who wait, and the poster. */
export const campaignScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "medecin-traitant/courriers",
      label: "Courriers et affiche",
      hint: "Écrire aux patients qui attendent, avec les médecins ouverts près de chez eux.",
      icon: IconMailForward,
      group: "missions",
      roles: ["coordinator"],
      order: 16,
      keywords: ["médecin traitant", "lettre", "publipostage", "affiche", "QR code"],
    },
  ],
  routes: [
    {
      path: "medecin-traitant/courriers",
      scope: "cpts",
      title: "Courriers aux patients qui attendent",
      screen: () => import("./campaign-page.tsx"),
    },
  ],
};
