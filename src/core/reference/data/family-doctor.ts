import type { ReferenceDatum } from "./datum.ts";
import { beforeThePlatform } from "./datum.ts";

/* After how many days a request that stays in one state is shown as standing still; each CPTS may find its own pace. */
const delays: [string, string, number][] = [
  ["to-check", "Vérifier une demande arrivée par la page publique ou par une liste", 3],
  ["waiting", "Signaler une demande en attente à qui aucun médecin n'est proposé", 30],
  ["proposed", "Solliciter le médecin choisi", 2],
  ["sent", "Reprendre une proposition à laquelle le médecin n'a pas répondu, après son délai", 1],
  ["accepted", "Prévenir le patient qu'un médecin l'accepte", 3],
  ["told", "Fixer le premier rendez-vous une fois le patient prévenu", 14],
  ["appointed", "Déclarer le médecin traitant à la caisse après le premier rendez-vous", 7],
  ["coordination-memory", "Garder à la coordination l'accès à une demande terminée", 30],
];

/** Delays of the mission « médecin traitant », in days. */
export const familyDoctorDelays: ReferenceDatum[] = delays.map(([code, label, days]) => ({
  set: "family-doctor-delay",
  code,
  label,
  attributes: { days },
  source: "Choix de Maillage, à adapter par la CPTS ; aucun délai national pour l'organisation interne",
  validFrom: beforeThePlatform,
  validTo: null,
}));
