import { IconHistory } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/index.ts";

export const screens: SliceScreens = {
  places: [
    {
      path: "journal",
      label: "Journal",
      hint: "Qui a fait ou lu quoi, et quand",
      icon: IconHistory,
      group: "steering",
      roles: ["coordinator", "administrator"],
      order: 85,
      keywords: ["audit", "traces", "accès", "historique", "qui a lu"],
    },
  ],
  routes: [{ path: "journal", scope: "cpts", title: "Journal", screen: () => import("./journal.tsx") }],
};
