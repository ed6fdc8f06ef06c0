import { IconScale, IconUsersGroup } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/index.ts";

export const screens: SliceScreens = {
  places: [
    {
      path: "membres",
      label: "Qui fait quoi",
      hint: "Les membres et leurs rôles, les invitations, les demandes d’accès",
      icon: IconUsersGroup,
      group: "steering",
      roles: ["coordinator", "administrator"],
      order: 40,
      keywords: ["membres", "inviter", "rôle", "accès", "utilisateurs"],
    },
    {
      path: "droits",
      label: "Mes droits",
      hint: "Ce que vous pouvez faire ici, et à qui chaque chose est ouverte",
      icon: IconScale,
      group: "steering",
      order: 90,
      keywords: ["permissions", "autorisations", "qui peut"],
    },
  ],
  routes: [
    { path: "connexion", scope: "public", title: "Se connecter", screen: () => import("./sign-in.tsx") },
    {
      path: "connexion/lien/$token",
      scope: "public",
      title: "Votre lien de connexion",
      screen: () => import("./use-link.tsx"),
    },
    {
      path: "invitation/$slug/$token",
      scope: "public",
      title: "Invitation",
      screen: () => import("./accept-invitation.tsx"),
    },
    {
      path: "compte/sessions",
      scope: "account",
      title: "Mes connexions",
      screen: () => import("./my-connections.tsx"),
    },
    { path: "sans-cpts", scope: "account", title: "Bienvenue", screen: () => import("./welcome.tsx") },
    { path: "membres", scope: "cpts", title: "Qui fait quoi", screen: () => import("./who-does-what.tsx") },
    { path: "droits", scope: "cpts", title: "Mes droits", screen: () => import("./my-rights.tsx") },
  ],
};
