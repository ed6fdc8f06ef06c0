import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import type { PatientCandidate } from "../contract.ts";
import { findPatient } from "../record/patient-store.ts";
import { presentCandidate } from "../record/present-patient.ts";
import { findByInsIndex } from "./identity-store.ts";
import { requireAuthority } from "./ins-authorities.ts";
import { indexIns } from "./ins-cipher.ts";
import { readInsNumber } from "./ins-number.ts";
import { requireKeys } from "./take-step.ts";

/** The record with exactly this INS, as a candidate; the number typed is kept nowhere. */
export const searchByIns = (
  deps: Deps,
  actor: Actor,
  input: { matricule: string; authority: string },
): Promise<PatientCandidate[]> =>
  act(deps, actor, async (tx) => {
    const read = readInsNumber(input.matricule);
    if ("problem" in read) throw invalid("matricule", read.problem);
    const { oid } = await requireAuthority(deps, tx, actor, input.authority);
    const index = indexIns(requireKeys(deps), actor.cptsId, read.matricule, oid);
    const found = await findByInsIndex(tx, actor.cptsId, index);
    await recordAct(deps, actor, tx, {
      action: "patients.searched",
      details: { found: found ? 1 : 0, byIns: true },
    });
    const row = found && (await findPatient(tx, actor.cptsId, found.id));
    return row ? [presentCandidate({ ...row, likeness: 1 }, null)] : [];
  });
