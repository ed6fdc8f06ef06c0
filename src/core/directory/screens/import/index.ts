import { IconDatabaseImport } from "@tabler/icons-react";
import type { Place, ScreenRoute } from "../../../../design/index.ts";

/** For the directory's own list of screens. */
export const importPlaces: readonly Place[] = [
  {
    path: "annuaire/imports",
    label: "Importer l’annuaire",
    hint: "Le fichier national des professionnels, relu avant d’être appliqué",
    icon: IconDatabaseImport,
    group: "steering",
    roles: ["coordinator", "administrator"],
    order: 31,
    keywords: ["rpps", "annuaire santé", "extraction", "fichier national", "data.gouv"],
  },
];

export const importScreenRoutes: readonly ScreenRoute[] = [
  {
    path: "annuaire/imports",
    scope: "cpts",
    title: "Importer l’annuaire national",
    screen: () => import("./import-home.tsx"),
  },
  {
    path: "annuaire/imports/$importId",
    scope: "cpts",
    title: "Compte rendu d’import",
    screen: () => import("./import-report.tsx"),
  },
];
