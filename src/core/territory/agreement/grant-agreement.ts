import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import type { AgreementInput } from "../contract.ts";
import { findCptsBySlug, insertAgreement } from "./agreement-store.ts";

/** Opens our shared free slots to a neighbour: to see, or to see and book (S4: pooling between CPTS). */
export async function grantAgreement(
  deps: Deps,
  actor: Actor,
  once: Once,
  input: AgreementInput,
): Promise<{ id: string }> {
  try {
    return await actOnce(deps, actor, once, async (tx) => {
      const partner = await findCptsBySlug(tx, input.partnerSlug);
      if (!partner || partner.id === actor.cptsId)
        throw invalid("partnerSlug", "Choisissez une autre CPTS de cette installation.");
      const id = await insertAgreement(tx, {
        ...input,
        cptsId: actor.cptsId,
        partnerId: partner.id,
        userId: actor.userId,
      });
      await recordAct(deps, actor, tx, {
        action: "territory.agreement-granted",
        subjectKind: "agreement",
        subjectId: id,
        details: { partner: partner.slug, mayBook: input.mayBook },
      });
      return { id };
    });
  } catch (error) {
    if (violates(error, "territory_agreements_one_excl")) {
      throw conflict(
        "territory.agreement-exists",
        "Un accord avec cette CPTS couvre déjà ces dates : mettez-y fin avant d'en faire un autre.",
      );
    }
    throw error;
  }
}
