import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { findPatient } from "../record/patient-store.ts";
import type { Identity } from "./identity-contract.ts";
import { allowedSteps, type IdentityStatus } from "./identity-steps.ts";
import { findIns, type InsRow } from "./identity-store.ts";
import { labelOfAuthority, labelOfDocument, listAuthorities, listDocuments } from "./ins-authorities.ts";
import type { InsiPort } from "./insi-port.ts";

/** How far the identity is verified, with who and when; the number itself is not in it. */
export async function presentIdentity(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  id: string,
  insi: InsiPort,
): Promise<Identity> {
  const row = (await findPatient(tx, actor.cptsId, id))!;
  const ins = (await findIns(tx, actor.cptsId, id))!;
  const status = row.identity_status as IdentityStatus;
  return {
    patientId: id,
    status,
    attributes: row.identity_attributes as Identity["attributes"],
    document: row.identity_document
      ? {
          label: (await labelOfDocument(deps, tx, actor, row.identity_document)) ?? row.identity_document,
          seenAt: row.document_seen_at!.toISOString(),
          seenBy: row.document_seen_label ?? "",
        }
      : null,
    ins: await presentIns(deps, tx, actor, ins),
    changedAt: row.identity_changed_at?.toISOString() ?? null,
    changedBy: row.identity_changed_label ?? "",
    reason: row.identity_reason,
    steps: row.merged_into_id ? [] : allowedSteps(status, row.identity_attributes),
    insiConnected: insi.connected,
    documents: await listDocuments(deps, tx, actor),
    authorities: await listAuthorities(deps, tx, actor),
    updatedAt: row.updated_at.toISOString(),
  };
}

async function presentIns(deps: Deps, tx: Tx, actor: Actor, ins: InsRow): Promise<Identity["ins"]> {
  // What a corrected identity left behind is hidden: it says nothing any more.
  if (!ins.ins_authority || !["RECUPEREE", "QUALIFIEE"].includes(ins.identity_status)) return null;
  return {
    authority: await labelOfAuthority(deps, tx, actor, ins.ins_authority),
    how: ins.ins_taken_how as "INSI" | "ELSEWHERE",
    takenAt: ins.ins_taken_at!.toISOString(),
    takenBy: ins.ins_taken_label ?? "",
    mayBeShown: ins.identity_status === "QUALIFIEE",
  };
}
