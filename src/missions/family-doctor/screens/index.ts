import { IconLayoutColumns } from "@tabler/icons-react";
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
  ],
};
