import { IconClipboardList } from "@tabler/icons-react";
import type { SliceScreens } from "../../../../design/places.ts";

/** Action sheets: the list, their calendar, what they answer, and each of them. */
export const sheetScreens: Pick<SliceScreens, "places" | "routes"> = {
  places: [
    {
      path: "projet/fiches",
      label: "Fiches action",
      hint: "Ce que la CPTS fera, mission par mission : objectifs, indicateurs, moyens, étapes.",
      icon: IconClipboardList,
      group: "steering",
      roles: ["coordinator", "administrator", "professional"],
      order: 46,
      keywords: [
        "fiche action",
        "projet de santé",
        "objectifs",
        "indicateurs",
        "calendrier",
        "Gantt",
        "étapes",
      ],
    },
  ],
  routes: [
    {
      path: "projet/fiches",
      scope: "cpts",
      title: "Fiches action",
      screen: () => import("./sheets-page.tsx"),
    },
    {
      path: "projet/fiches/nouvelle",
      scope: "cpts",
      title: "Nouvelle fiche action",
      screen: () => import("./new-sheet-page.tsx"),
    },
    {
      path: "projet/fiches/calendrier",
      scope: "cpts",
      title: "Calendrier des fiches action",
      screen: () => import("./calendar-page.tsx"),
    },
    {
      path: "projet/fiches/liens",
      scope: "cpts",
      title: "Liens et objectifs",
      screen: () => import("./links-page.tsx"),
    },
    {
      path: "projet/fiches/$sheetId",
      scope: "cpts",
      title: "Fiche action",
      screen: () => import("./editor/sheet-page.tsx"),
    },
  ],
};
