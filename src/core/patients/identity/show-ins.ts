import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import type { CareRelation } from "../care-relation.ts";
import type { ShownIns } from "./identity-contract.ts";
import { identityRules } from "./identity-policy.ts";
import { findIns } from "./identity-store.ts";
import { labelOfAuthority } from "./ins-authorities.ts";
import { decryptIns } from "./ins-cipher.ts";
import { openIdentity } from "./open-identity.ts";
import { requireKeys } from "./take-step.ts";

/** The matricule, of a qualified identity only; each display is in the audit. */
export const showIns = (
  deps: Deps,
  actor: Actor,
  id: string,
  relations: readonly CareRelation[],
): Promise<ShownIns> =>
  act(deps, actor, async (tx) => {
    await openIdentity(deps, actor, tx, id, identityRules["ins.show"], relations);
    const ins = (await findIns(tx, actor.cptsId, id))!;
    if (ins.identity_status !== "QUALIFIEE")
      throw conflict(
        "patients.ins-not-qualified",
        "Le matricule INS ne se montre et ne se transmet que si l'identité est qualifiée.",
      );
    const matricule = decryptIns(
      requireKeys(deps),
      { cptsId: actor.cptsId, patientId: id },
      { cipher: ins.ins_cipher!, keyId: ins.ins_key_id! },
    );
    await recordAct(deps, actor, tx, {
      action: "patients.ins-shown",
      subjectKind: "patient",
      subjectId: id,
      patientId: id,
    });
    const authority = ins.ins_authority!;
    return { matricule, authority, authorityLabel: await labelOfAuthority(deps, tx, actor, authority) };
  });
