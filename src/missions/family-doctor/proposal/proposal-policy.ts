import { type Actor, actsFor, hasRole, type Rule } from "../../../platform/access/index.ts";

interface OfDoctor {
  professionalId: string;
}

const ownOrCoordination = (actor: Actor, { professionalId }: OfDoctor): boolean =>
  hasRole(actor, "coordinator") || actsFor(actor, professionalId);

export const proposalRules = {
  "proposal.steer": {
    sentence: "Proposer un patient à un médecin volontaire, envoyer et retirer une proposition",
    openTo: ["coordinator"],
  } satisfies Rule,
  "proposal.answer": {
    sentence: "Lire une proposition de patient et y répondre",
    openTo: ["professional", "assistant", "coordinator"],
    condition: "le médecin à qui elle est faite ou son assistant ; la coordination, pour lui, par téléphone",
    when: ownOrCoordination,
    hides: true,
  } satisfies Rule<OfDoctor>,
} as const;
