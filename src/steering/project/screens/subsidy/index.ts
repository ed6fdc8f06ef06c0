import { IconFileEuro } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** The subsidy request that goes with the letter. */
export const subsidyScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "projet/subventions",
      label: "Demandes de subvention",
      hint: "Les champs du CERFA 12156, déjà remplis de ce que la CPTS sait, et un budget qui s’équilibre.",
      icon: IconFileEuro,
      group: "steering",
      roles: ["coordinator", "administrator"],
      order: 45,
      keywords: ["CERFA", "12156", "subvention", "budget", "FIR", "association"],
    },
  ],
  routes: [
    {
      path: "projet/subventions",
      scope: "cpts",
      title: "Demandes de subvention",
      screen: () => import("./subsidies-page.tsx"),
    },
    {
      path: "projet/subventions/$subsidyId",
      scope: "cpts",
      title: "Demande de subvention",
      screen: () => import("./subsidy-page.tsx"),
    },
  ],
};
