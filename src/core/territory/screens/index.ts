import { IconMap2 } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/index.ts";

export const screens: SliceScreens = {
  places: [
    {
      path: "territoire",
      label: "Territoire",
      hint: "Communes, population, taille du contrat, accords avec les voisines",
      icon: IconMap2,
      group: "steering",
      roles: ["coordinator", "administrator", "professional", "operator"],
      order: 30,
      keywords: ["communes", "population", "IRIS", "secteur", "carte", "voisins", "accord", "taille"],
    },
  ],
  routes: [
    { path: "territoire", scope: "cpts", title: "Territoire", screen: () => import("./territory.tsx") },
  ],
};
