import { withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import type { Membership, Session } from "../../http/index.ts";
import { listProfessionCodes } from "../member/linked-professional-store.ts";

/** Each CPTS of the person, with the professions of those they are or assist there: what is meant for doctors shows to them only. */
export const listMyMemberships = (deps: Deps, session: Session) =>
  Promise.all(
    session.memberships.map(async (one) => {
      const { cptsId, cptsName, cptsSlug, roles, timeZone } = one;
      return { cptsId, cptsName, cptsSlug, roles, timeZone, professions: await professionsOf(deps, one) };
    }),
  );

async function professionsOf(deps: Deps, membership: Membership): Promise<string[]> {
  const ids = [...membership.professionalIds, ...membership.assistedProfessionalIds];
  if (ids.length === 0) return [];
  return withTenant(deps.db, membership.cptsId, (tx) => listProfessionCodes(tx, membership.cptsId, ids));
}
