import { cptsOf, newId, prepared, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { insertFirstEvent } from "./booking-store.ts";
import type { BookedCare, BookedPatient, BookedPlace, Booking } from "./booking-words.ts";
import { CLAIM } from "./claim-sql.ts";
import { explainNoSlot, refusalOf } from "./explain-refusal.ts";
import { tellOfChange } from "./tell-host.ts";

export interface Claim {
  /** Given by who must name the booking before it is there. */
  id?: string;
  /** CPTS of the slot: the running one, or a neighbour that agreed. */
  hostCptsId: string;
  slotId: string;
  userId: string;
  requestId?: string | null;
  movedFrom?: string | null;
}

/**
 * Holds one place while the patient is on the phone, for `holdSeconds`. The running tenant is the one that asks.
 * @throws 409 agenda.slot-full, slot-closed, slot-started, request-has-place; 403 agenda.partner-may-not-book; 404 agenda.slot-not-found
 */
export async function holdPlace(
  deps: Deps,
  tx: Tx,
  claim: Claim & { holdSeconds: number },
): Promise<Booking> {
  const until = new Date(deps.clock.now().epochMilliseconds + claim.holdSeconds * 1000);
  const booking = await claimPlace(deps, tx, claim, { until });
  await enqueueJob(tx, { name: "agenda.expire-holds", payload: { cptsId: claim.hostCptsId }, runAt: until });
  return booking;
}

/** Books one place at once, without a hold. Same refusals as `holdPlace`. */
export const bookPlace = (
  deps: Deps,
  tx: Tx,
  claim: Claim & { patient: BookedPatient; care: BookedCare },
): Promise<Booking> => claimPlace(deps, tx, claim, { patient: claim.patient, care: claim.care });

type Kind = { until: Date } | { patient: BookedPatient; care: BookedCare };

async function claimPlace(deps: Deps, tx: Tx, claim: Claim, kind: Kind): Promise<Booking> {
  const id = claim.id ?? newId();
  const requesterCptsId = cptsOf(tx);
  const now = new Date(deps.clock.now().epochMilliseconds);
  const until = "until" in kind ? kind.until : null;
  const status = until ? "held" : "booked";
  const copied = "patient" in kind ? copiedFields(kind.patient, kind.care) : NOTHING_COPIED;
  const rows = await prepared<{ professional_id: string; place: BookedPlace }>(tx, "agenda-claim", CLAIM, [
    claim.hostCptsId,
    claim.slotId,
    id,
    requesterCptsId,
    claim.requestId ?? null,
    status,
    now,
    until,
    claim.userId,
    ...copied,
    claim.movedFrom ?? null,
    newId(),
    newId(),
  ]).catch((error: unknown) => {
    throw refusalOf(error) ?? error;
  });
  const [row] = rows;
  if (!row) throw await explainNoSlot(tx, claim.hostCptsId, claim.slotId);
  const booking: Booking = {
    hostCptsId: claim.hostCptsId,
    id,
    slotId: claim.slotId,
    professionalId: row.professional_id,
    requesterCptsId,
    requestId: claim.requestId ?? null,
    status,
    heldUntil: until,
    version: 1,
    place: row.place,
  };
  if (claim.hostCptsId !== requesterCptsId) await insertFirstEvent(tx, booking, now, claim.userId);
  await tellOfChange(deps, tx, booking, null, claim.userId);
  return booking;
}

/** The eleven values of CLAIM and CHANGE that stand for the patient and the care. */
export const copiedFields = (patient: BookedPatient, care: BookedCare): (string | null)[] => [
  patient.patientId,
  patient.familyName,
  patient.givenName,
  patient.birthOn,
  patient.sex,
  patient.phone,
  patient.address,
  care.reason,
  care.levelCode,
  care.note,
  JSON.stringify(care.why),
];

const NOTHING_COPIED: (string | null)[] = [null, null, null, null, null, null, null, null, null, null, "{}"];
