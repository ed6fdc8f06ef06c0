import { type Actor, actsFor, hasRole, type Rule } from "../../../platform/access/index.ts";

/** An agenda is its professional's; `onBehalf` says that the professional asked for it. */
export interface AgendaSubject {
  professionalId: string;
  onBehalf: boolean;
}

const mine = (actor: Actor, professionalId: string): boolean =>
  hasRole(actor, "professional", "assistant") && actsFor(actor, professionalId);
const desk = (actor: Actor): boolean => hasRole(actor, "coordinator", "operator");

const openTo = ["professional", "assistant", "coordinator", "operator"] as const;

/** Rights on agendas, for `policy.ts` of the slice. */
export const manageRules = {
  "agenda.list-mine": { sentence: "Voir quels agendas je tiens", openTo } satisfies Rule,
  "agenda.read": {
    sentence: "Voir un agenda : plages types, créneaux, absences",
    openTo,
    condition:
      "le sien et celui des professionnels que l'on assiste ; tous, pour la coordination et la régulation",
    when: (actor, { professionalId }) => mine(actor, professionalId) || desk(actor),
  } satisfies Rule<{ professionalId: string }>,
  "agenda.manage": {
    sentence: "Ouvrir, changer et fermer les créneaux d'un agenda",
    openTo,
    condition:
      "le sien et celui des professionnels que l'on assiste ; la coordination et la régulation, pour un professionnel qui l'a demandé (noté « pour le compte de »)",
    when: (actor, { professionalId, onBehalf }) => mine(actor, professionalId) || (desk(actor) && onBehalf),
  } satisfies Rule<AgendaSubject>,
  "agenda.feed": {
    sentence: "Voir son agenda dans son téléphone (adresse secrète)",
    openTo: ["professional", "assistant"] as const,
    condition: "le sien et celui des professionnels que l'on assiste",
    when: (actor, { professionalId }) => mine(actor, professionalId),
  } satisfies Rule<{ professionalId: string }>,
};
