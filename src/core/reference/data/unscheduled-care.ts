import type { ReferenceDatum } from "./datum.ts";
import { beforeThePlatform } from "./datum.ts";

type Level = [
  code: string,
  label: string,
  fromHours: number | null,
  withinHours: number | null,
  colour: string,
  advice: string,
];

/* The internal scale of a call desk that is not a medical regulation: it sorts by delay and never decides care. */
const levels: Level[] = [
  [
    "ROUGE",
    "Urgence vitale possible : appeler le 15",
    null,
    null,
    "red",
    "Appelez le 15 (ou le 112) et notez l'heure de l'appel.",
  ],
  [
    "ORANGE",
    "À voir dans les 24 heures",
    0,
    24,
    "orange",
    "Proposez le créneau le plus proche dans les 24 heures.",
  ],
  ["JAUNE", "À voir entre 24 et 48 heures", 24, 48, "yellow", "Proposez un créneau dans les 48 heures."],
  [
    "VERT",
    "Peut attendre plus de 48 heures, ou conseil",
    48,
    null,
    "green",
    "Proposez un rendez-vous ordinaire ou un conseil.",
  ],
];

const targets: [string, string, number, string][] = [
  [
    "CPTS",
    "Réponse à une demande de soins non programmés (mission de la CPTS)",
    24,
    "ecolib-bfc.org, missions des CPTS",
  ],
  ["SAS", "Réponse à une demande du service d'accès aux soins", 48, "hauts-de-france.ars.sante.fr, SAS"],
];

const levelData: ReferenceDatum[] = levels.map(
  ([code, label, fromHours, withinHours, colour, advice], index) => ({
    set: "priority-level",
    code,
    label,
    attributes: {
      rank: index + 1,
      fromHours,
      withinHours,
      colour,
      advice,
      emergencyCall: code === "ROUGE",
      callbackNumberRequired: true,
    },
    source:
      "Échelle interne proposée par Maillage, à adapter par la CPTS ; aucune échelle nationale pour un secrétariat de CPTS",
    validFrom: beforeThePlatform,
    validTo: null,
  }),
);

const targetData: ReferenceDatum[] = targets.map(([code, label, withinHours, source]) => ({
  set: "answer-delay",
  code,
  label,
  attributes: { withinHours },
  source,
  validFrom: beforeThePlatform,
  validTo: null,
}));

/* How the desk and the loop of information turn; each CPTS may find its own pace. */
const paces: [string, string, number][] = [
  ["hold", "Tenir une place pendant que la personne est au téléphone", 5],
  ["callback", "Rappeler une personne pour qui rien ne convient", 60],
  ["callback-ORANGE", "Rappeler une personne à voir dans les 24 heures", 30],
  ["red-flag-decision", "Alerter quand un signe de gravité reste sans décision écrite", 10],
  ["resource-ask", "Demander ce qu'est devenue une personne orientée vers une ressource", 48 * 60],
  ["return-chase", "Relancer le professionnel dont le retour est attendu, après la consultation", 24 * 60],
  ["return-escalate", "Signaler à la coordination un retour resté sans réponse", 72 * 60],
  ["return-change", "Corriger un retour d'information après l'avoir écrit", 24 * 60],
  ["desk-memory", "Garder au poste d'appel l'accès à une demande terminée", 48 * 60],
];

const paceData: ReferenceDatum[] = paces.map(([code, label, minutes]) => ({
  set: "unscheduled-care-delay",
  code,
  label,
  attributes: { minutes },
  source: "Choix de Maillage, à adapter par la CPTS ; aucun délai national pour l'organisation interne",
  validFrom: beforeThePlatform,
  validTo: null,
}));

/** Priority levels (delays in hours from the request), the delays that the mission and the SAS ask for, and the desk's own (in minutes). */
export const unscheduledCareLevels: ReferenceDatum[] = [...levelData, ...targetData, ...paceData];
