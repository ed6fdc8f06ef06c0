import { IconUsers } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/index.ts";

export const screens: SliceScreens = {
  places: [
    {
      path: "patients/doubles",
      label: "Fiches en double",
      hint: "Les fiches de patients qui se ressemblent : comparer, fusionner, défaire",
      icon: IconUsers,
      group: "steering",
      roles: ["coordinator", "operator"],
      order: 75,
      keywords: ["doublon", "jumeau", "fusion", "identité", "INS"],
    },
  ],
  routes: [
    {
      path: "patients/doubles",
      scope: "cpts",
      title: "Fiches en double",
      screen: () => import("./likely-twins.tsx"),
    },
    {
      path: "patients/$patientId/identite",
      scope: "cpts",
      title: "Identité d’un patient",
      screen: () => import("./identity-page.tsx"),
    },
    {
      path: "patients/doubles/$one/$other",
      scope: "cpts",
      title: "Comparer deux fiches",
      screen: () => import("./compare-twins.tsx"),
    },
  ],
};
