import { type CareRelation, PREPARING, TREATING } from "../../../core/patients/index.ts";
import { declareGlassKinds, hasBrokenGlass } from "../../../platform/access/break-glass/index.ts";
import { type Actor, actsFor, hasRole } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { readPaces } from "./levels.ts";
import { hasEventSince, type RequestRow } from "./request-store.ts";
import { findTreating, findTreatings } from "./treating-store.ts";

declareGlassKinds(["request"]);

/** What the rights on a request look at. `requester` wins over `in-charge`, which wins over `treating`. */
export interface RequestAccess {
  relation: "requester" | "in-charge" | "treating" | null;
  /** The requester may be at the desk as well. */
  alsoInCharge: boolean;
  brokenGlass: boolean;
}

/** Everything the relation depends on, read beforehand: no clock, no database. */
export interface RelationFacts {
  requesterUserId: string;
  status: string;
  closedAt: Date | null;
  takenBy: string | null;
  ownDoctorId: string | null;
  bookedProfessionalId: string | null;
  now: Date;
  /** How long the desk keeps a request that ended. */
  deskMemoryMinutes: number;
}

export function relationTo(actor: Actor, facts: RelationFacts): Omit<RequestAccess, "brokenGlass"> {
  const inCharge = isInCharge(actor, facts);
  if (facts.requesterUserId === actor.userId) return { relation: "requester", alsoInCharge: inCharge };
  if (inCharge) return { relation: "in-charge", alsoInCharge: true };
  const treating = [facts.ownDoctorId, facts.bookedProfessionalId].some(
    (id) => id !== null && actsFor(actor, id),
  );
  // A draft is still its author's: nothing was asked yet.
  return { relation: treating && facts.status !== "draft" ? "treating" : null, alsoInCharge: false };
}

function isInCharge(
  actor: Actor,
  { status, closedAt, takenBy, now, deskMemoryMinutes }: RelationFacts,
): boolean {
  if (!hasRole(actor, "operator", "coordinator") || status === "draft") return false;
  if (status !== "closed" && status !== "cancelled") return true;
  return (
    takenBy === actor.userId ||
    (closedAt !== null && now.getTime() - closedAt.getTime() <= deskMemoryMinutes * 60_000)
  );
}

const factsOf = (
  row: RequestRow,
  treating: { ownDoctorId: string | null; bookedProfessionalId: string | null },
  now: Date,
  deskMemoryMinutes: number,
): RelationFacts => ({
  requesterUserId: row.requester_user_id,
  status: row.status,
  closedAt: row.closed_at,
  takenBy: row.taken_by,
  ...treating,
  now,
  deskMemoryMinutes,
});

export async function accessToRequest(
  tx: Tx,
  actor: Actor,
  row: RequestRow,
  now: Date,
): Promise<RequestAccess> {
  const paces = await readPaces(tx, now, actor.timeZone);
  const relation = relationTo(actor, factsOf(row, await findTreating(tx, row), now, paces("desk-memory")));
  // The glass is broken on a person: all their requests show, not only the one at hand. No glass opens a draft: nothing was asked yet,
  // nobody is cared for by it, and what is half typed belongs to its author; a sign of gravity makes it `urgent`, which opens.
  const brokenGlass =
    relation.relation === null &&
    row.status !== "draft" &&
    ((await hasBrokenGlass(tx, actor, "request", row.id, now)) ||
      (row.patient_id !== null && (await hasBrokenGlass(tx, actor, "patient", row.patient_id, now))));
  return { ...relation, brokenGlass };
}

const WORDS = {
  requester: "demandeur",
  "in-charge": "demande en charge",
  treating: TREATING,
} as const;

/** What this mission answers when the patients' slice asks why somebody may know a patient. */
export const unscheduledCareRelation: CareRelation = async (tx, actor, patientId, now) => {
  const rows = await findTreatings(tx, actor.cptsId, patientId);
  if (rows.length === 0) return null;
  const memory = (await readPaces(tx, now, actor.timeZone))("desk-memory");
  let preparing = false;
  for (const { row, ...treating } of rows) {
    const { relation } = relationTo(actor, factsOf(row, treating, now, memory));
    if (relation === null) continue;
    if (relation !== "requester" || (await wasAsked(tx, row))) return WORDS[relation];
    preparing = true;
  }
  return preparing ? PREPARING : null;
};

/** A draft was not, and stays so when it is cancelled: only what was sent, or stopped by a sign of gravity, is somebody's care. */
async function wasAsked(tx: Tx, row: RequestRow): Promise<boolean> {
  if (row.status === "draft") return false;
  if (row.status !== "cancelled" || row.red_flag_at !== null) return true;
  return hasEventSince(tx, row.cpts_id, row.id, "request-submitted", row.created_at);
}
