import type { Actor, Role, Rule } from "../../../platform/access/index.ts";
import type { RequestAccess } from "./request-access.ts";

/** Who may say that a patient seeks a doctor. */
export const DECLARING = ["coordinator", "professional", "partner", "assistant"] as const satisfies Role[];

const NEED =
  "qui a déclaré le patient, le médecin qui l'accepte, la coordination tant que la demande est ouverte ; sinon, en bris de glace, avec un motif relu";
const OWN = "la coordination ; qui a déclaré le patient, tant qu'aucun médecin n'est choisi";
const FOLLOWING = "la coordination et le médecin qui accepte le patient, ou son assistant";

const knows = (_actor: Actor, access: RequestAccess): boolean =>
  access.relation !== null || access.brokenGlass;
const declares = (_actor: Actor, access: RequestAccess): boolean =>
  access.alsoCoordination || access.relation === "declarant";
const acts = (_actor: Actor, access: RequestAccess): boolean => access.relation !== null;
const steers = (_actor: Actor, access: RequestAccess): boolean => access.alsoCoordination;
const follows = (_actor: Actor, access: RequestAccess): boolean =>
  access.alsoCoordination || access.alsoDoctor;

export const requestRules = {
  "request.declare": {
    sentence: "Déclarer un patient qui cherche un médecin traitant, avec son accord",
    openTo: DECLARING,
  },
  "request.list": {
    sentence: "Voir les demandes que l'on a déclarées, ou celles de ses patients",
    openTo: DECLARING,
  },
  "board.read": {
    sentence: "Voir le tableau de toutes les demandes de médecin traitant et ce qui n'avance pas",
    openTo: ["coordinator"],
  },
  "request.read": {
    sentence: "Lire une demande de médecin traitant et son histoire",
    openTo: DECLARING,
    condition: NEED,
    when: knows,
    hides: true,
  } satisfies Rule<RequestAccess>,
  "request.correct": {
    sentence: "Corriger ou compléter une demande de médecin traitant",
    openTo: DECLARING,
    condition: OWN,
    when: declares,
  } satisfies Rule<RequestAccess>,
  "request.check": {
    sentence: "Vérifier une demande arrivée par la page publique ou par une liste",
    openTo: ["coordinator"],
    when: steers,
  } satisfies Rule<RequestAccess>,
  "follow-code.give": {
    sentence: "Donner un nouveau code de suivi à un patient qui a perdu le sien, son identité vérifiée",
    openTo: ["coordinator"],
    when: steers,
  } satisfies Rule<RequestAccess>,
  "weight.overrule": {
    sentence: "Changer la priorité d'une demande, avec un motif qui reste",
    openTo: ["coordinator"],
    when: steers,
  } satisfies Rule<RequestAccess>,
  "doctor.exclude": {
    sentence: "Écarter un médecin pour une demande, avec un motif",
    openTo: ["coordinator"],
    when: steers,
  } satisfies Rule<RequestAccess>,
  "request.follow": {
    sentence: "Noter que le patient est prévenu, son premier rendez-vous, la déclaration à la caisse",
    openTo: ["coordinator", "professional", "assistant"],
    condition: FOLLOWING,
    when: follows,
  } satisfies Rule<RequestAccess>,
  "request.reach": {
    sentence: "Noter qu'un patient n'a pas pu être joint, ou que sa demande tient toujours",
    openTo: DECLARING,
    condition: NEED,
    when: acts,
  } satisfies Rule<RequestAccess>,
  "step.undo": {
    sentence: "Revenir sur sa dernière étape d'une demande de médecin traitant",
    openTo: DECLARING,
    condition: "sa propre étape, dans les dix minutes, si rien n'a suivi",
    when: knows,
    hides: true,
  } satisfies Rule<RequestAccess>,
  "request.close": {
    sentence: "Clore une demande de médecin traitant, avec un motif",
    openTo: DECLARING,
    condition: "la coordination ; qui a déclaré le patient",
    when: declares,
  } satisfies Rule<RequestAccess>,
} as const;
