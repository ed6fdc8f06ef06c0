import { IconAddressBook, IconBuildingHospital, IconIdBadge2 } from "@tabler/icons-react";
import { api, type FoundThing, type SliceScreens } from "../../../design/index.ts";
import type { ProfessionalPage, Resource } from "../contract.ts";
import { importPlaces, importScreenRoutes } from "./import/index.ts";

async function findColleagues(query: string, slug: string, signal: AbortSignal): Promise<FoundThing[]> {
  const asked = `/api/c/${slug}/directory/professionals?limit=6&q=${encodeURIComponent(query)}`;
  const { items } = await api.get<ProfessionalPage>(asked, { signal });
  return items.map((one) => ({
    id: `professional:${one.id}`,
    label: one.displayName,
    description: [one.specialityLabel ?? one.professionLabel, one.practices[0]?.communeName]
      .filter(Boolean)
      .join(" · "),
    href: `/c/${slug}/annuaire/${one.id}`,
    group: "Collègues",
  }));
}

async function findResources(query: string, slug: string, signal: AbortSignal): Promise<FoundThing[]> {
  const asked = `/api/c/${slug}/directory/resources?q=${encodeURIComponent(query)}`;
  const { items } = await api.get<{ items: Resource[] }>(asked, { signal });
  return items.slice(0, 6).map((one) => ({
    id: `resource:${one.id}`,
    label: one.name,
    description: [one.openNow ? "ouvert maintenant" : "", one.communeName].filter(Boolean).join(" · "),
    href: `/c/${slug}/ressources?q=${encodeURIComponent(one.name)}`,
    group: "Lieux et ressources",
  }));
}

/** Everybody who works with patients or for them; an invited authority sees figures. */
const COLLEAGUES = [
  "coordinator",
  "professional",
  "operator",
  "assistant",
  "partner",
  "administrator",
] as const;

export const screens: SliceScreens = {
  places: [
    {
      path: "annuaire",
      label: "Annuaire",
      hint: "Trouver un collègue, son téléphone et ce qu’il propose",
      icon: IconAddressBook,
      group: "mine",
      order: 40,
      roles: COLLEAGUES,
      bottomBar: 40,
      keywords: ["professionnel", "médecin", "infirmier", "téléphone", "carte", "collègue"],
    },
    {
      path: "ressources",
      label: "Lieux et ressources",
      shortLabel: "Ressources",
      hint: "Centres de soins, imagerie, laboratoires, PASS : ouverts maintenant",
      icon: IconBuildingHospital,
      group: "mine",
      roles: COLLEAGUES,
      order: 41,
      keywords: ["radio", "laboratoire", "dentaire", "garde", "urgences", "centre", "SNP", "ouvert"],
    },
    {
      path: "ma-fiche",
      label: "Ma fiche",
      hint: "Ce que les collègues voient de vous, ou de qui vous assistez : nouveaux patients, visites, langues",
      icon: IconIdBadge2,
      group: "mine",
      roles: ["professional", "assistant"],
      order: 42,
      keywords: ["profil", "nouveaux patients", "visites", "téléconsultation", "volontaire"],
    },
    ...importPlaces,
  ],
  routes: [
    { path: "annuaire", scope: "cpts", title: "Annuaire", screen: () => import("./find/directory.tsx") },
    {
      path: "annuaire/nouveau",
      scope: "cpts",
      title: "Ajouter un professionnel",
      screen: () => import("./record/new-professional.tsx"),
    },
    {
      path: "annuaire/$professionalId",
      scope: "cpts",
      title: "Fiche d’un professionnel",
      screen: () => import("./record/professional.tsx"),
    },
    {
      path: "annuaire/$professionalId/modifier",
      scope: "cpts",
      title: "Modifier une fiche",
      screen: () => import("./record/edit-professional.tsx"),
    },
    {
      path: "annuaire/lieux/$siteId",
      scope: "cpts",
      title: "Lieu d’exercice",
      screen: () => import("./places/site.tsx"),
    },
    { path: "ma-fiche", scope: "cpts", title: "Ma fiche", screen: () => import("./mine/my-record.tsx") },
    {
      path: "ressources",
      scope: "cpts",
      title: "Lieux et ressources",
      screen: () => import("./resources/resources.tsx"),
    },
    {
      path: "ressources/$resourceId",
      scope: "cpts",
      title: "Tenir une ressource",
      screen: () => import("./resources/edit-resource.tsx"),
    },
    ...importScreenRoutes,
  ],
  search: [
    { name: "colleagues", roles: COLLEAGUES, find: findColleagues },
    { name: "resources", roles: COLLEAGUES, find: findResources },
  ],
  homePanels: [
    {
      name: "Pour commencer",
      roles: ["coordinator"],
      order: -1,
      panel: () => import("./home/first-steps.tsx"),
    },
  ],
};
