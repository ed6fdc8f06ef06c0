import { cptsOf, newId, prepared, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { enqueueJob } from "../../../platform/jobs/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { insertFirstEvent } from "./booking-store.ts";
import type { BookedCare, BookedPatient, BookedPlace, Booking } from "./booking-words.ts";
import { CLAIM, CLAIM_RECORDED } from "./claim-sql.ts";
import { explainNoSlot, refusalOf, slotHidden } from "./explain-refusal.ts";
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

/**
 * A place of our own agendas booked and recorded in the audit by one statement (`record`: see recordValues), the only one that this asks.
 * Same refusals, but 404 for every slot that it does not find: `explainNoSlot` says more, in another transaction.
 */
export async function bookOwnPlace(
  deps: Deps,
  tx: Tx,
  claim: Omit<Claim, "hostCptsId"> & { patient: BookedPatient; care: BookedCare },
  record: unknown[],
): Promise<Booking> {
  const { patient, care } = claim;
  const own = { ...claim, hostCptsId: cptsOf(tx) };
  const booking = await askPlace(deps, tx, own, { patient, care }, record);
  if (!booking) throw slotHidden();
  return booking;
}

type Kind = { until: Date } | { patient: BookedPatient; care: BookedCare };

async function claimPlace(deps: Deps, tx: Tx, claim: Claim, kind: Kind): Promise<Booking> {
  const booking = await askPlace(deps, tx, claim, kind);
  if (!booking) throw await explainNoSlot(tx, claim.hostCptsId, claim.slotId);
  return booking;
}

async function askPlace(
  deps: Deps,
  tx: Tx,
  claim: Claim,
  kind: Kind,
  record?: unknown[],
): Promise<Booking | undefined> {
  const id = claim.id ?? newId();
  const requesterCptsId = cptsOf(tx);
  const now = nowOf(deps);
  const until = "until" in kind ? kind.until : null;
  const status = until ? "held" : "booked";
  const copied = "patient" in kind ? copiedFields(kind.patient, kind.care) : NOTHING_COPIED;
  const [name, text] = record ? ["agenda-claim-recorded", CLAIM_RECORDED] : ["agenda-claim", CLAIM];
  const rows = await prepared<{ professional_id: string; place: BookedPlace }>(tx, name, text, [
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
    ...(record ?? []),
  ]).catch((error: unknown) => {
    throw refusalOf(error) ?? error;
  });
  const [row] = rows;
  if (!row) return undefined;
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
