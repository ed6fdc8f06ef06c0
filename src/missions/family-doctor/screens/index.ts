import { IconHeartHandshake, IconLayoutColumns, IconUserHeart, IconUserPlus } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/places.ts";
import { doorRoutes } from "./door/index.ts";

/** The search of a médecin traitant: the coordination's board, the doctor's answers, who declares. */
export const screens: SliceScreens = {
  places: [
    {
      path: "medecin-traitant/tableau",
      label: "Patients sans médecin traitant",
      hint: "Chaque demande à son état, la plus prioritaire en haut.",
      icon: IconLayoutColumns,
      group: "missions",
      roles: ["coordinator"],
      order: 10,
      keywords: ["médecin traitant", "tableau", "demandes", "attente", "priorité"],
    },
    {
      path: "medecin-traitant/mes-propositions",
      label: "Mes propositions",
      hint: "Des patients sans médecin traitant, à accepter ou refuser en deux touches.",
      icon: IconUserPlus,
      group: "mine",
      roles: ["professional", "assistant"],
      order: 22,
      keywords: ["médecin traitant", "patients proposés", "accepter", "refuser"],
    },
    {
      path: "medecin-traitant/mes-patients",
      label: "Mes nouveaux patients",
      hint: "Ceux que vous avez acceptés, et ce qui reste à faire.",
      icon: IconUserHeart,
      group: "mine",
      roles: ["professional", "assistant"],
      order: 23,
      keywords: ["médecin traitant", "déclaration", "caisse", "premier rendez-vous"],
    },
    {
      path: "medecin-traitant/mon-offre",
      label: "Mon offre de médecin traitant",
      hint: "Combien de nouveaux patients vous prenez, et d’où.",
      icon: IconHeartHandshake,
      group: "mine",
      roles: ["professional", "assistant"],
      order: 24,
      keywords: ["médecin traitant", "capacité", "volontaire", "pause"],
    },
  ],
  routes: [
    ...doorRoutes,
    {
      path: "medecin-traitant/tableau",
      scope: "cpts",
      title: "Patients sans médecin traitant",
      screen: () => import("./board/board-page.tsx"),
    },
    {
      path: "medecin-traitant/demandes/$requestId",
      scope: "cpts",
      title: "Demande de médecin traitant",
      screen: () => import("./request/request-page.tsx"),
    },
    {
      path: "medecin-traitant/mes-propositions",
      scope: "cpts",
      title: "Mes propositions",
      screen: () => import("./doctor/my-proposals.tsx"),
    },
    {
      path: "medecin-traitant/mes-patients",
      scope: "cpts",
      title: "Mes nouveaux patients",
      screen: () => import("./doctor/my-patients.tsx"),
    },
    {
      path: "medecin-traitant/mon-offre",
      scope: "cpts",
      title: "Mon offre de médecin traitant",
      screen: () => import("./doctor/my-offer.tsx"),
    },
    {
      path: "c/$slug/reponse/proposition/$token",
      scope: "public",
      title: "Un patient vous est proposé",
      screen: () => import("./link/link-proposal.tsx"),
    },
    {
      path: "c/$slug/reponse/offre/$token",
      scope: "public",
      title: "Pouvez-vous prendre de nouveaux patients ?",
      screen: () => import("./link/link-ask.tsx"),
    },
  ],
};
