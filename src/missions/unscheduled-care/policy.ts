import { type Actor, definePolicy, type Role, type Rule } from "../../platform/access/index.ts";
import type { RequestAccess } from "./request/request-access.ts";

const CARE_ROLES = [
  "coordinator",
  "professional",
  "operator",
  "assistant",
  "partner",
] as const satisfies Role[];
const DESK = ["operator", "coordinator"] as const satisfies Role[];
const STEERING = ["coordinator", "administrator"] as const satisfies Role[];

const NEED =
  "le demandeur, le médecin traitant, le professionnel du rendez-vous, le poste d'appel et la coordination tant que la demande est en cours ; sinon, en bris de glace, avec un motif relu";
const OWN = "ses propres demandes ; le poste d'appel et la coordination, toutes celles en cours";

const knows = (_actor: Actor, access: RequestAccess): boolean =>
  access.relation !== null || access.brokenGlass;
/** A treating professional reads; who asked and the desk act. */
const acts = (_actor: Actor, access: RequestAccess): boolean =>
  access.relation === "requester" || access.relation === "in-charge";
const inCharge = (_actor: Actor, access: RequestAccess): boolean =>
  access.relation === "in-charge" || access.alsoInCharge;

export const policy = definePolicy("unscheduled-care", {
  "request.create": {
    sentence: "Faire une demande de soins non programmés pour un patient",
    openTo: CARE_ROLES,
  },
  "request.list": { sentence: "Voir la liste de ses demandes", openTo: CARE_ROLES },
  "queue.read": { sentence: "Voir la file de toutes les demandes en cours", openTo: DESK },
  "request.read": {
    sentence: "Lire une demande et son histoire",
    openTo: CARE_ROLES,
    condition: NEED,
    when: knows,
    hides: true,
  } satisfies Rule<RequestAccess>,
  "request.edit": {
    sentence: "Remplir ou corriger une demande",
    openTo: CARE_ROLES,
    condition: OWN,
    when: acts,
  } satisfies Rule<RequestAccess>,
  "red-flag.decide": {
    sentence: "Écrire la décision prise après un signe de gravité",
    openTo: CARE_ROLES,
    condition: OWN,
    when: acts,
  } satisfies Rule<RequestAccess>,
  "request.orient": {
    sentence: "Orienter une demande : rendez-vous, ressource du territoire, liste de rappel",
    openTo: CARE_ROLES,
    condition: OWN,
    when: acts,
  } satisfies Rule<RequestAccess>,
  "request.take": {
    sentence: "Prendre une demande en charge au poste d'appel",
    openTo: DESK,
    condition: "les demandes en cours",
    when: inCharge,
  } satisfies Rule<RequestAccess>,
  "request.end": {
    sentence: "Clore ou annuler une demande, avec un motif",
    openTo: CARE_ROLES,
    condition: OWN,
    when: acts,
  } satisfies Rule<RequestAccess>,
  "callback.work": {
    sentence: "Tenir la liste de rappel",
    openTo: DESK,
    condition: "les demandes en cours",
    when: inCharge,
  } satisfies Rule<RequestAccess>,
  "sheet.read": { sentence: "Lire la fiche d'appel en vigueur", openTo: [...CARE_ROLES, "administrator"] },
  "sheet.edit": { sentence: "Modifier et publier la fiche d'appel de la CPTS", openTo: STEERING },
  "return.write": {
    sentence: "Dire ce qu'il est advenu d'un patient reçu",
    openTo: ["professional", "assistant"],
    condition: "le professionnel du rendez-vous ou son assistant",
    when: (actor: Actor, booking: { professionalId: string }) =>
      actor.professionalIds.includes(booking.professionalId) ||
      actor.assistedProfessionalIds.includes(booking.professionalId),
    hides: true,
  } satisfies Rule<{ professionalId: string }>,
  "return.unanswered": {
    sentence: "Voir les retours d'information restés sans réponse",
    openTo: ["coordinator"],
  },
  "retention.set": {
    sentence: "Décider combien de temps les demandes terminées nomment leur patient",
    openTo: STEERING,
  },
  "measure.totals": {
    sentence: "Voir les mesures de la mission, en totaux",
    openTo: [...CARE_ROLES, "administrator"],
  },
  "measure.read": {
    sentence: "Voir et exporter les mesures par commune, profession et niveau",
    openTo: STEERING,
  },
});
