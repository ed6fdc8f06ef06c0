import type { Updateable } from "kysely";
import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { type Tables, type Tx, violates } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { CareRelation } from "../care-relation.ts";
import { type PatientRow, updatePatient } from "../record/patient-store.ts";
import type { Identity, IdentityStepInput } from "./identity-contract.ts";
import { identityRules } from "./identity-policy.ts";
import { type IdentityStatus, isHeldBack, nextStatus } from "./identity-steps.ts";
import { requireAuthority, requireDocument } from "./ins-authorities.ts";
import { encryptIns, indexIns } from "./ins-cipher.ts";
import { insKeysOf, type KeySource } from "./ins-keys.ts";
import { readInsNumber } from "./ins-number.ts";
import type { InsiPort } from "./insi-port.ts";
import { changedBy, laterThan, lockIdentity } from "./open-identity.ts";
import { presentIdentity } from "./present-identity.ts";

type Change = Updateable<Tables["patients_records"]>;
type StepTaken = IdentityStepInput & { how?: "INSI" };

/** One step of the national rules: a document seen, an INS received, or back to provisional; audited with its why. */
export async function takeIdentityStep(
  deps: Deps,
  actor: Actor,
  id: string,
  input: StepTaken,
  { relations, insi }: { relations: readonly CareRelation[]; insi: InsiPort },
): Promise<Identity> {
  try {
    return await act(deps, actor, async (tx) => {
      const target = { id, readAt: input.readAt };
      const row = await lockIdentity(deps, actor, tx, target, identityRules["identity.change"], relations);
      const status = refuseStep(row, input);
      const now = nowOf(deps);
      await updatePatient(tx, actor.cptsId, id, {
        ...(await columnsOfStep(deps, tx, actor, row, input, now)),
        ...changedBy(actor, now, "reason" in input ? input.reason : ""),
        identity_status: status,
        updated_at: laterThan(row, now),
      });
      await recordAct(deps, actor, tx, {
        action: "patients.identity-changed",
        subjectKind: "patient",
        subjectId: id,
        patientId: id,
        ...("reason" in input ? { purpose: input.reason } : {}),
        details: {
          from: row.identity_status,
          to: status,
          ...("document" in input ? { document: input.document } : {}),
        },
      });
      return presentIdentity(deps, tx, actor, id, insi);
    });
  } catch (error) {
    if (violates(error, "patients_records_ins_key"))
      throw conflict(
        "patients.ins-taken",
        "Ce matricule INS est déjà celui d'une autre fiche de votre CPTS : cherchez-la par ce matricule, et comparez les deux.",
      );
    throw error;
  }
}

function refuseStep(row: PatientRow, { step }: StepTaken): IdentityStatus {
  const next = nextStatus(row.identity_status as IdentityStatus, row.identity_attributes, step);
  if (!next && isHeldBack(row.identity_attributes))
    throw conflict(
      "patients.identity-held-back",
      "Une identité douteuse ou fictive reste provisoire : levez d'abord ce doute.",
    );
  if (!next)
    throw conflict(
      "patients.identity-step",
      "Cette étape ne suit pas l'état actuel de l'identité : relisez-le.",
    );
  if (step !== "back-to-provisional") {
    if (!row.birth_on) throw invalid("birthOn", "Complétez d'abord la date de naissance du patient.");
    if (row.sex === "U") throw invalid("sex", "Complétez d'abord le sexe du patient.");
  }
  return next;
}

async function columnsOfStep(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  row: PatientRow,
  input: StepTaken,
  now: Date,
): Promise<Change> {
  if (input.step === "document-seen") {
    await requireDocument(deps, tx, actor, input.document);
    return {
      identity_document: input.document,
      document_seen_at: now,
      document_seen_by: actor.userId,
      document_seen_label: actor.label,
    };
  }
  if (input.step === "ins-received") return insColumns(deps, tx, actor, row, input, now);
  return {};
}

async function insColumns(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  row: PatientRow,
  { ins, how }: Extract<StepTaken, { step: "ins-received" }>,
  now: Date,
): Promise<Change> {
  const keys = requireKeys(deps);
  const { oid } = await requireAuthority(deps, tx, actor, ins.authority);
  const read = readInsNumber(ins.matricule);
  if ("problem" in read) throw invalid("ins.matricule", read.problem);
  const { cipher, keyId } = encryptIns(keys, { cptsId: actor.cptsId, patientId: row.id }, read.matricule);
  return {
    ins_cipher: cipher,
    ins_key_id: keyId,
    ins_authority: oid,
    ins_index_hash: indexIns(keys, actor.cptsId, read.matricule, oid),
    ins_taken_how: how ?? "ELSEWHERE",
    ins_taken_at: now,
    ins_taken_by: actor.userId,
    ins_taken_label: actor.label,
  };
}

export function requireKeys(deps: KeySource) {
  const keys = insKeysOf(deps);
  if (!keys)
    throw conflict(
      "patients.ins-without-key",
      "Cette installation ne peut pas encore garder de matricule INS : l'administrateur doit d'abord en régler les clés.",
    );
  return keys;
}
