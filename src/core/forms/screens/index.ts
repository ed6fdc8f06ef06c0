import { IconClipboardList, IconClipboardText } from "@tabler/icons-react";
import type { SliceScreens } from "../../../design/places.ts";

/** Questionnaires: composed, sent, answered, counted. */
export const screens: SliceScreens = {
  places: [
    {
      path: "questionnaires",
      label: "Questionnaires",
      hint: "Composer, envoyer, relancer, lire les réponses",
      icon: IconClipboardList,
      group: "steering",
      roles: ["coordinator", "administrator"],
      order: 34,
      keywords: ["questionnaire", "enquête", "sondage", "réponses", "URPS", "formulaire"],
    },
    {
      path: "questionnaires/papiers",
      label: "Réponses sur papier",
      hint: "Saisir les questionnaires revenus sur papier",
      icon: IconClipboardText,
      group: "mine",
      roles: ["assistant"],
      order: 61,
      keywords: ["questionnaire", "papier", "saisie", "saisir", "réponses"],
    },
    {
      path: "mes-questionnaires",
      label: "Mes questionnaires",
      hint: "Ce que la CPTS vous demande, en quelques minutes",
      icon: IconClipboardText,
      group: "mine",
      roles: ["professional"],
      order: 60,
      keywords: ["questionnaire", "enquête", "répondre"],
    },
  ],
  routes: [
    {
      path: "questionnaires",
      scope: "cpts",
      title: "Questionnaires",
      screen: () => import("./build/questionnaires-page.tsx"),
    },
    {
      path: "questionnaires/conservation",
      scope: "cpts",
      title: "Conservation des réponses",
      screen: () => import("./build/retention-page.tsx"),
    },
    {
      path: "questionnaires/papiers",
      scope: "cpts",
      title: "Réponses sur papier",
      screen: () => import("./send/open-papers-page.tsx"),
    },
    {
      path: "questionnaires/$id",
      scope: "cpts",
      title: "Composer un questionnaire",
      screen: () => import("./build/builder-page.tsx"),
    },
    {
      path: "questionnaires/$id/envoyer",
      scope: "cpts",
      title: "Envoyer un questionnaire",
      screen: () => import("./send/send-page.tsx"),
    },
    {
      path: "questionnaires/envois/$sendingId",
      scope: "cpts",
      title: "Réponses à un questionnaire",
      screen: () => import("./result/sending-page.tsx"),
    },
    {
      path: "questionnaires/envois/$sendingId/saisie",
      scope: "cpts",
      title: "Saisir une réponse papier",
      screen: () => import("./send/paper-page.tsx"),
    },
    {
      path: "mes-questionnaires",
      scope: "cpts",
      title: "Mes questionnaires",
      screen: () => import("./answer/mine-page.tsx"),
    },
    {
      path: "c/$slug/questionnaire/$key",
      scope: "public",
      title: "Questionnaire",
      screen: () => import("./answer/answer-page.tsx"),
    },
  ],
};
