import { IconFlag } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/places.ts";
import { stepScreens } from "./project-screens.ts";

/** From the first questionnaire to the contract. */
export const screens: SliceScreens = {
  places: [
    {
      path: "projet",
      label: "Projet",
      hint: "Du premier questionnaire au contrat : où en est la CPTS, et ce qui reste à faire.",
      icon: IconFlag,
      group: "steering",
      roles: ["coordinator", "administrator", "professional", "authority"],
      order: 40,
      keywords: ["projet de santé", "lettre d’intention", "ARS", "CPAM", "contrat", "ACI"],
    },
    ...stepScreens.flatMap((step) => step.places),
  ],
  routes: [
    { path: "projet", scope: "cpts", title: "Projet", screen: () => import("./home/project-home.tsx") },
    ...stepScreens.flatMap((step) => step.routes),
  ],
};
