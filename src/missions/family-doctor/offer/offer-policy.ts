import { type Actor, actsFor, hasRole, type Rule } from "../../../platform/access/index.ts";

interface OfDoctor {
  professionalId: string;
}

/** The doctor, who assists them, or the coordination (by phone). */
const ownOrCoordination = (actor: Actor, { professionalId }: OfDoctor): boolean =>
  hasRole(actor, "coordinator") || actsFor(actor, professionalId);

export const offerRules = {
  "offer.keep": {
    sentence: "Dire combien de patients un médecin peut prendre comme médecin traitant",
    openTo: ["professional", "assistant", "coordinator"],
    condition: "le médecin lui-même ou son assistant ; la coordination, pour tous, par téléphone",
    when: ownOrCoordination,
    hides: true,
  } satisfies Rule<OfDoctor>,
  "offer.steer": {
    sentence:
      "Voir qui pourrait prendre qui, et demander aux médecins combien de patients ils peuvent prendre",
    openTo: ["coordinator"],
  } satisfies Rule,
} as const;
