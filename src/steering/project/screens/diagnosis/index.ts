import { IconReportMedical } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** The needs of the territory in figures, and its offer of care. */
export const diagnosisScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "projet/diagnostic",
      label: "Diagnostic",
      hint: "Les besoins du territoire en chiffres, avec leur source, à côté du département et de la région.",
      icon: IconReportMedical,
      group: "steering",
      roles: ["coordinator", "administrator", "professional", "authority"],
      order: 41,
      keywords: ["indicateurs", "Rézone", "densité", "offre de soins", "dépistage", "vaccination", "ALD"],
    },
  ],
  routes: [
    {
      path: "projet/diagnostic",
      scope: "cpts",
      title: "Diagnostic du territoire",
      screen: () => import("./diagnosis-page.tsx"),
    },
  ],
};
