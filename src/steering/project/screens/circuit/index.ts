import { IconRoute } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** The way through the authorities, and the page of a reviewer who has no account. */
export const circuitScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "projet/circuit",
      label: "Circuit et avis",
      hint: "De la lettre déposée au contrat signé : qui a relu, ce qui est décidé, le pas suivant.",
      icon: IconRoute,
      group: "steering",
      roles: ["coordinator", "administrator", "professional", "authority"],
      order: 48,
      keywords: ["ARS", "CPAM", "MSA", "URPS", "avis", "relecture", "décision", "remarques", "validation"],
    },
  ],
  routes: [
    {
      path: "projet/circuit",
      scope: "cpts",
      title: "Circuit et avis",
      screen: () => import("./circuit-page.tsx"),
    },
    {
      path: "projet/avis/$reviewId",
      scope: "cpts",
      title: "Avis des relecteurs",
      screen: () => import("./review-page.tsx"),
    },
    {
      path: "c/$slug/avis/$token",
      scope: "public",
      title: "Relire et donner un avis",
      screen: () => import("./linked-review-page.tsx"),
    },
  ],
};
