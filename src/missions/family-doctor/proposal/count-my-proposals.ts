import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { ProposalCount } from "./proposal-contract.ts";
import { countToAnswer } from "./proposal-list-store.ts";

/** How many patients wait for this person's answer, and until when the first of them may: no patient is read, so nothing is audited. */
export const countMyProposals = (deps: Deps, actor: Actor): Promise<ProposalCount> =>
  act(deps, actor, async (tx) => {
    const doctors = [...actor.professionalIds, ...actor.assistedProfessionalIds];
    const { count, first } = await countToAnswer(tx, actor.cptsId, doctors, nowOf(deps));
    return { toAnswer: count, firstExpiresAt: first?.toISOString() ?? null };
  });
