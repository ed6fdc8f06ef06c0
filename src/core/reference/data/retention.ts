import { beforeThePlatform, type ReferenceDatum } from "./datum.ts";

/** How long what names a patient is kept, in months, where a CPTS has decided nothing else. */
export const retention: ReferenceDatum[] = [
  {
    set: "retention",
    code: "closed-request",
    label: "Demande de soins non programmés terminée : avant d'en effacer le patient",
    attributes: { months: 60 },
    source:
      "Choix de Maillage, prudent parce qu'un effacement ne se défait pas ; aucun texte vérifié ne fixe cette durée : à la CPTS d'en décider avec son délégué à la protection des données",
    validFrom: beforeThePlatform,
    validTo: null,
  },
];
