import { findPatient } from "../../../core/patients/index.ts";
import { isId, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { ofName } from "../../../platform/text/index.ts";
import { KINDS, PAGES, tellPeople } from "../notices.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockRequest } from "../request/request-store.ts";
import { listUsersOf } from "./people-store.ts";
import { awaitReaders } from "./reader-store.ts";
import { findReturn } from "./return-store.ts";

/**
 * In the tenant that asked: the request ends with its outcome, requester and own doctor are told that there is something to read.
 * Running twice tells nobody twice; a return of a booking that is no longer the request's is left aside.
 */
export async function closeWithReturn(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const { cptsId, hostCptsId, bookingId, requestId } = payload as Record<string, string>;
  if (![cptsId, hostCptsId, bookingId, requestId].every((id) => typeof id === "string" && isId(id))) return;
  await withTenant(deps.db, cptsId!, async (tx) => {
    const row = await lockRequest(tx, cptsId!, requestId!);
    const written = await findReturn(tx, hostCptsId!, bookingId!);
    if (!row || !written || written.requester_cpts_id !== cptsId || row.booking_id !== bookingId) return;
    if (row.returned_at?.getTime() === written.at.getTime()) return;
    await moveRequest(deps, null, tx, row, {
      to: "closed",
      change: { outcome: written.outcome, returned_at: written.at, closed_at: row.closed_at ?? written.at },
      kind: "return-received",
      sentence: row.returned_at
        ? `Retour d'information corrigé par ${written.by_label}.`
        : `Retour d'information ${ofName(written.by_label)}.`,
    });
    const patient = row.patient_id ? await findPatient(tx, cptsId!, row.patient_id) : undefined;
    const ownDoctor = await listUsersOf(tx, cptsId!, patient?.own_doctor_professional_id ?? null, [
      "professional",
    ]);
    const readers = [...new Set([row.requester_user_id, ...ownDoctor])].filter(
      (userId) => userId !== written.by_user_id,
    );
    await awaitReaders(tx, cptsId!, row.id, readers);
    await tellPeople(deps, tx, cptsId!, readers, {
      kind: KINDS.toRead,
      title: `Demande ${row.reference} : il y a quelque chose à lire`,
      page: PAGES.request(row.id),
    });
  });
}
