import { beforeThePlatform, type ReferenceDatum } from "./datum.ts";

/** How long what names a person is kept, in months, where a CPTS has decided nothing else. */
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
  {
    set: "retention",
    code: "unsent-request",
    label: "Demande de soins non programmés commencée et jamais envoyée : avant de l'effacer",
    attributes: { months: 1 },
    source:
      "Choix de Maillage : un appel que personne n'a repris en un mois ne le sera plus, et rien n'y a été demandé ; aucun texte vérifié ne fixe cette durée",
    validFrom: beforeThePlatform,
    validTo: null,
  },
  {
    set: "retention",
    code: "closed-review",
    label: "Demande d'avis terminée : avant d'effacer le nom et l'adresse des relecteurs",
    attributes: { months: 24 },
    source:
      "Choix de Maillage : le temps d'une décision et de ses suites ; aucun texte vérifié ne fixe cette durée, à la CPTS d'en décider",
    validFrom: beforeThePlatform,
    validTo: null,
  },
  {
    set: "retention",
    code: "glass-reason",
    label: "Accès exceptionnel : avant d'en effacer le motif et la note de relecture",
    attributes: { months: 12 },
    source:
      "Choix de Maillage : le temps de la relecture et de ses suites ; aucun texte vérifié ne fixe cette durée, et le journal garde l'accès",
    validFrom: beforeThePlatform,
    validTo: null,
  },
  {
    set: "retention",
    code: "questionnaire-answers",
    label: "Questionnaire clos : avant d'en rendre les réponses anonymes",
    attributes: { months: 36 },
    source:
      "Choix de Maillage : le temps d'écrire la lettre d'intention, puis le projet de santé (12 à 24 mois) et de les faire relire ; aucun texte vérifié ne fixe cette durée : à la CPTS d'en décider avec son délégué à la protection des données",
    validFrom: beforeThePlatform,
    validTo: null,
  },
];
