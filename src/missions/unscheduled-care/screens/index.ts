import {
  IconChartHistogram,
  IconChecklist,
  IconClipboardHeart,
  IconHeadset,
  IconHourglass,
  IconInbox,
} from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/places.ts";
import { dayScreens } from "./day/index.ts";

const CARE = ["professional", "assistant", "partner", "coordinator", "operator"] as const;
const DESK = ["operator", "coordinator"] as const;

/** Unscheduled care: orient a patient, follow it, the call desk, and what the coordination steers by. */
export const screens: SliceScreens = {
  places: [
    ...dayScreens.places,
    {
      path: "soins/poste",
      label: "Poste d’appel",
      shortLabel: "Poste",
      hint: "La file, la fiche et les propositions, au clavier.",
      icon: IconHeadset,
      group: "mine",
      roles: DESK,
      order: 5,
      bottomBar: 1,
      keywords: ["appels", "file", "régulation", "rappels"],
    },
    {
      path: "soins/orienter",
      label: "Orienter un patient",
      shortLabel: "Orienter",
      hint: "Un patient ne peut pas attendre : trouvez-lui le créneau le plus proche.",
      icon: IconClipboardHeart,
      group: "mine",
      roles: CARE,
      order: 10,
      bottomBar: 2,
      keywords: ["soins non programmés", "snp", "urgent", "rendez-vous", "nouvelle demande"],
    },
    {
      path: "soins/demandes",
      label: "Mes demandes",
      shortLabel: "Demandes",
      hint: "Où en sont vos patients, et ce que le confrère en dit.",
      icon: IconInbox,
      group: "mine",
      roles: CARE,
      order: 20,
      bottomBar: 3,
      keywords: ["retours", "suivi", "historique"],
    },
    {
      path: "soins/en-attente",
      label: "Ce qui est en attente",
      hint: "Demandes arrêtées, rappels en retard, retours sans réponse.",
      icon: IconHourglass,
      group: "missions",
      roles: ["coordinator"],
      order: 30,
      keywords: ["retard", "bloqué", "relance"],
    },
    {
      path: "soins/mesures",
      label: "Mesures des soins non programmés",
      hint: "Délais demandés et obtenus, places, absences, troisième rendez-vous disponible.",
      icon: IconChartHistogram,
      group: "missions",
      roles: ["coordinator", "administrator"],
      order: 40,
      keywords: ["indicateurs", "chiffres", "délai", "export"],
    },
    {
      path: "soins/fiche",
      label: "Fiche d’appel",
      hint: "Les questions posées, leur ordre, et ce qu’elles proposent.",
      icon: IconChecklist,
      group: "missions",
      roles: ["coordinator", "administrator"],
      order: 50,
      keywords: ["questions", "signes de gravité", "règles", "tri"],
    },
  ],
  routes: [
    ...dayScreens.routes,
    {
      path: "soins/orienter",
      scope: "cpts",
      title: "Orienter un patient",
      screen: () => import("./orient/start-request.tsx"),
    },
    {
      path: "soins/orienter/$requestId",
      scope: "cpts",
      title: "Orienter un patient",
      screen: () => import("./orient/orient-patient.tsx"),
    },
    {
      path: "soins/poste",
      scope: "cpts",
      title: "Poste d’appel",
      screen: () => import("./desk/call-desk.tsx"),
    },
    {
      path: "soins/demandes",
      scope: "cpts",
      title: "Mes demandes",
      screen: () => import("./requests/my-requests.tsx"),
    },
    {
      path: "soins/demandes/$requestId",
      scope: "cpts",
      title: "Demande",
      screen: () => import("./requests/request-page.tsx"),
    },
    {
      path: "soins/en-attente",
      scope: "cpts",
      title: "Ce qui est en attente",
      screen: () => import("./steer/waiting-page.tsx"),
    },
    {
      path: "soins/mesures",
      scope: "cpts",
      title: "Mesures des soins non programmés",
      screen: () => import("./steer/measures-page.tsx"),
    },
    {
      path: "soins/fiche",
      scope: "cpts",
      title: "Fiche d’appel",
      screen: () => import("./sheet-editor/sheet-editor.tsx"),
    },
  ],
  homePanels: [
    { name: "Poste d’appel", roles: ["operator"], order: 10, panel: () => import("./home/desk-panel.tsx") },
    {
      name: "Soins non programmés",
      roles: ["coordinator"],
      order: 15,
      panel: () => import("./home/coordinator-panel.tsx"),
    },
    {
      name: "Votre journée",
      roles: ["professional", "assistant"],
      order: 18,
      panel: () => import("./home/day-panel.tsx"),
    },
    {
      name: "Vos patients",
      roles: ["professional", "assistant", "partner"],
      order: 20,
      panel: () => import("./home/my-requests-panel.tsx"),
    },
  ],
};
