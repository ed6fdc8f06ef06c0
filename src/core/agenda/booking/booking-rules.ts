import { type Actor, actsFor, hasRole, type Rule } from "../../../platform/access/index.ts";

export interface OfProfessional {
  professionalId: string;
}

// The ones who must know: the professional, who assists them, and the desk and coordination in charge of the CPTS's orientations.
const concerned = (actor: Actor, { professionalId }: OfProfessional): boolean =>
  actsFor(actor, professionalId) || hasRole(actor, "operator", "coordinator");

const openTo = ["professional", "assistant", "operator", "coordinator"] as const;
const condition =
  "son propre agenda, celui du professionnel que l'on assiste, ou tous pour la régulation et la coordination";

export const bookingRules = {
  "agenda.day.read": {
    sentence: "Voir la journée d'un professionnel et ses patients",
    openTo,
    condition,
    when: concerned,
  } as Rule<OfProfessional>,
  "agenda.booking.create": {
    sentence: "Donner une place de l'agenda à un patient",
    openTo,
    condition,
    when: concerned,
  } as Rule<OfProfessional>,
  "agenda.booking.mark": {
    sentence: "Noter qu'un patient est arrivé, vu ou absent, et revenir dessus",
    openTo,
    condition,
    when: concerned,
    hides: true,
  } as Rule<OfProfessional>,
  "agenda.booking.end": {
    sentence: "Annuler ou déplacer un rendez-vous, avec le motif",
    openTo,
    condition,
    when: concerned,
    hides: true,
  } as Rule<OfProfessional>,
};
