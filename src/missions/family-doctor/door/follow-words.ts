import type { RequestStatus } from "../request/request-contract.ts";
import type { Follow } from "./door-contract.ts";

const WORDS: Record<Exclude<RequestStatus, "closed">, { label: string; sentence: string }> = {
  "to-check": {
    label: "Demande reçue",
    sentence: "L'équipe de la CPTS relit votre demande. Elle vous appelle s'il manque quelque chose.",
  },
  waiting: {
    label: "Recherche en cours",
    sentence: "Nous cherchons un médecin qui peut vous recevoir. Vous n'avez rien à faire.",
  },
  proposed: {
    label: "Recherche en cours",
    sentence: "Nous cherchons un médecin qui peut vous recevoir. Vous n'avez rien à faire.",
  },
  sent: {
    label: "Demande présentée à un médecin",
    sentence: "Un médecin étudie votre demande. S'il ne peut pas, nous en sollicitons un autre aussitôt.",
  },
  accepted: {
    label: "Un médecin vous accepte",
    sentence: "Un médecin accepte de vous suivre. L'équipe vous prévient très bientôt.",
  },
  told: {
    label: "Un médecin vous accepte",
    sentence:
      "Un médecin accepte de vous suivre : prenez rendez-vous avec le cabinet qui vous a été indiqué. Si vous ne savez pas encore lequel, appelez-nous.",
  },
  appointed: {
    label: "Premier rendez-vous fixé",
    sentence: "Au rendez-vous, vous et le médecin remplirez ensemble la déclaration de médecin traitant.",
  },
};

/** What a patient reads of a state; a proposal not yet sent says no more than the search, nor does a request closed as a double. */
export function followWords(
  status: RequestStatus,
  endReason: string | null,
): { label: string; sentence: string } {
  if (endReason === "twin")
    return {
      label: "Recherche en cours",
      sentence: "L'équipe suit votre demande. Pour la changer ou pour toute question, appelez la CPTS.",
    };
  if (status !== "closed") return WORDS[status];
  return endReason === "declared"
    ? {
        label: "Médecin traitant déclaré",
        sentence: "Votre médecin traitant est déclaré. Bonne santé à vous.",
      }
    : {
        label: "Demande terminée",
        sentence:
          "Cette demande est terminée. Si c'est une erreur, appelez la CPTS ou faites-en une nouvelle.",
      };
}

const STEPS = [
  { label: "Demande reçue", at: ["to-check"] },
  { label: "Recherche d'un médecin", at: ["waiting", "proposed", "sent"] },
  { label: "Un médecin accepte", at: ["accepted", "told"] },
  { label: "Premier rendez-vous", at: ["appointed"] },
  { label: "Médecin traitant déclaré", at: [] as string[] },
];

/** The way as five steps, one of them « now »; of a request ended otherwise, none is to come. */
export function followSteps(status: RequestStatus, endReason: string | null): Follow["steps"] {
  if (endReason === "twin") return followSteps("waiting", null);
  if (status === "closed")
    return endReason === "declared" ? STEPS.map(({ label }) => ({ label, state: "done" as const })) : [];
  const now = STEPS.findIndex(({ at }) => at.includes(status));
  return STEPS.map(({ label }, index) => ({
    label,
    state: index < now ? ("done" as const) : index === now ? ("now" as const) : ("to-come" as const),
  }));
}
