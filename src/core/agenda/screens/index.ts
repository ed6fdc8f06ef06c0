import { IconBeach, IconCalendarRepeat, IconCalendarWeek, IconDeviceMobile } from "@tabler/icons-react";
import type { Role, SliceScreens } from "../../../design/index.ts";

const holders: readonly Role[] = ["professional", "assistant"];

/** The doctor's own time; the day itself, with its patients, is a screen of unscheduled care. */
export const screens: SliceScreens = {
  places: [
    {
      path: "agenda/semaine",
      label: "Ma semaine",
      shortLabel: "Semaine",
      hint: "Ouvrir, fermer ou déplacer des créneaux.",
      icon: IconCalendarWeek,
      group: "mine",
      roles: holders,
      order: 20,
      bottomBar: 20,
      keywords: ["agenda", "calendrier", "créneaux", "planning"],
    },
    {
      path: "agenda/plages",
      label: "Mes plages types",
      hint: "Ce qui se répète chaque semaine.",
      icon: IconCalendarRepeat,
      group: "mine",
      roles: holders,
      order: 21,
      keywords: ["modèles", "horaires", "récurrent", "jours fériés"],
    },
    {
      path: "agenda/absences",
      label: "Mes absences",
      hint: "Congés, formations : vos créneaux se ferment.",
      icon: IconBeach,
      group: "mine",
      roles: holders,
      order: 22,
      keywords: ["congés", "vacances", "remplacement"],
    },
    {
      path: "agenda/telephone",
      label: "Mon agenda dans mon téléphone",
      hint: "Vos créneaux dans votre calendrier habituel.",
      icon: IconDeviceMobile,
      group: "mine",
      roles: holders,
      order: 23,
      keywords: ["ics", "google", "outlook", "iphone", "synchroniser"],
    },
  ],
  routes: [
    { path: "agenda/semaine", scope: "cpts", title: "Ma semaine", screen: () => import("./my-week.tsx") },
    {
      path: "agenda/plages",
      scope: "cpts",
      title: "Mes plages types",
      screen: () => import("./my-templates.tsx"),
    },
    {
      path: "agenda/absences",
      scope: "cpts",
      title: "Mes absences",
      screen: () => import("./my-absences.tsx"),
    },
    {
      path: "agenda/telephone",
      scope: "cpts",
      title: "Mon agenda dans mon téléphone",
      screen: () => import("./my-phone.tsx"),
    },
  ],
};
