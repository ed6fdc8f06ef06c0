import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { CareRelation } from "../care-relation.ts";
import { updatePatient } from "../record/patient-store.ts";
import type { Identity, IdentityAttributesInput } from "./identity-contract.ts";
import { identityRules } from "./identity-policy.ts";
import { isHeldBack } from "./identity-steps.ts";
import type { InsiPort } from "./insi-port.ts";
import { changedBy, laterThan, lockIdentity } from "./open-identity.ts";
import { presentIdentity } from "./present-identity.ts";

/** Doubtful, fictitious, homonym. A doubt takes a verified identity back to provisional, so it must say why. */
export const setIdentityAttributes = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: IdentityAttributesInput,
  { relations, insi }: { relations: readonly CareRelation[]; insi: InsiPort },
): Promise<Identity> =>
  act(deps, actor, async (tx) => {
    const target = { id, readAt: input.readAt };
    const row = await lockIdentity(deps, actor, tx, target, identityRules["identity.change"], relations);
    const attributes = [...new Set(input.attributes)].sort();
    const falls = isHeldBack(attributes) && row.identity_status !== "PROVISOIRE";
    if (falls && !input.reason)
      throw invalid("reason", "Dites pourquoi : cette identité était vérifiée et redevient provisoire.");
    const now = nowOf(deps);
    await updatePatient(tx, actor.cptsId, id, {
      identity_attributes: attributes,
      ...(falls ? { identity_status: "PROVISOIRE" } : {}),
      ...changedBy(actor, now, input.reason),
      updated_at: laterThan(row, now),
    });
    await recordAct(deps, actor, tx, {
      action: "patients.identity-changed",
      subjectKind: "patient",
      subjectId: id,
      patientId: id,
      ...(input.reason ? { purpose: input.reason } : {}),
      details: {
        from: row.identity_status,
        to: falls ? "PROVISOIRE" : row.identity_status,
        attributes: attributes.join(","),
      },
    });
    return presentIdentity(deps, tx, actor, id, insi);
  });
