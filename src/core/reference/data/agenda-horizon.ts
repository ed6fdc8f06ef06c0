import { beforeThePlatform, type ReferenceDatum } from "./datum.ts";

/** How far ahead the slots of agendas are published, in weeks. */
export const agendaHorizon: ReferenceDatum[] = [
  {
    set: "agenda-horizon",
    code: "published",
    label: "Créneaux publiés à l'avance",
    attributes: { weeks: 8 },
    source: "Choix de Maillage, à adapter ; aucun texte ne fixe l'avance de publication des créneaux",
    validFrom: beforeThePlatform,
    validTo: null,
  },
];
