import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import type { CareRelation } from "../care-relation.ts";
import type { Identity } from "./identity-contract.ts";
import { identityRules } from "./identity-policy.ts";
import type { InsiPort } from "./insi-port.ts";
import { openIdentity } from "./open-identity.ts";
import { presentIdentity } from "./present-identity.ts";

/** How an identity was verified, without the number; audited. */
export const readIdentity = (
  deps: Deps,
  actor: Actor,
  id: string,
  { relations, insi }: { relations: readonly CareRelation[]; insi: InsiPort },
): Promise<Identity> =>
  act(deps, actor, async (tx) => {
    await openIdentity(deps, actor, tx, id, identityRules["identity.read"], relations);
    await recordAct(deps, actor, tx, {
      action: "patients.identity-read",
      subjectKind: "patient",
      subjectId: id,
      patientId: id,
      purpose: "identity",
    });
    return presentIdentity(deps, tx, actor, id, insi);
  });
