import { IconBell } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/index.ts";

export const screens: SliceScreens = {
  places: [
    {
      path: "avis",
      label: "Mes avis",
      hint: "Ce qui vous attend, et ce que vous recevez par mail",
      icon: IconBell,
      group: "mine",
      order: 80,
      keywords: ["notifications", "messages", "mail", "sms", "préférences", "heures de silence"],
    },
  ],
  routes: [
    { path: "avis", scope: "cpts", title: "Mes avis", screen: () => import("./my-notices.tsx") },
    {
      path: "avis/preferences",
      scope: "cpts",
      title: "Ce que je reçois",
      screen: () => import("./preferences.tsx"),
    },
    {
      path: "demo/courrier",
      scope: "public",
      title: "Courrier de la démonstration",
      screen: () => import("./demo-mailbox.tsx"),
    },
  ],
};
