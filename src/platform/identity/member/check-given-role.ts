import type { Role } from "../../access/index.ts";
import { type Tx, violates } from "../../db/index.ts";
import { conflict, invalid, type Problem } from "../../errors/problems.ts";
import { findProfessional } from "./linked-professional-store.ts";

export interface GivenRole {
  role: Role;
  professionalId: string | null;
  organization: string;
}

const TIED: readonly Role[] = ["professional", "assistant"];

/** A role points to a professional of this CPTS's directory only where it means something. @returns the role as it is kept. */
export async function checkGivenRole(tx: Tx, cptsId: string, given: GivenRole): Promise<GivenRole> {
  const professionalId = TIED.includes(given.role) ? given.professionalId : null;
  if (professionalId !== null && !(await findProfessional(tx, cptsId, professionalId))) {
    throw invalid(
      "professionalId",
      "Ce professionnel n'est pas dans l'annuaire de la CPTS : choisissez-le dans la liste.",
    );
  }
  return {
    role: given.role,
    professionalId,
    organization: given.role === "partner" ? given.organization : "",
  };
}

/** The refusal when that professional left the directory between the check and the write: an import was undone meanwhile. */
export const explainGone = (error: unknown): Problem | undefined =>
  violates(error, "identity_memberships_professional_fkey") ||
  violates(error, "identity_invitations_professional_fkey")
    ? conflict(
        "identity.professional-gone",
        "Ce professionnel vient d'être retiré de l'annuaire : choisissez-en un autre dans la liste, ou attendez qu'il y revienne.",
      )
    : undefined;
