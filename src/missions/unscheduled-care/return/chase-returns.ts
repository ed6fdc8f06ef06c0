import { type BookedPlace, findBooking } from "../../../core/agenda/index.ts";
import { findCpts } from "../../../core/territory/index.ts";
import { isId, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { enqueueJob, forEachCpts } from "../../../platform/jobs/index.ts";
import { formatLasting, localDateOf, nowOf } from "../../../platform/time/index.ts";
import { type AwaitedReturn, type Chase, pickChases } from "../matching/pick-chase.ts";
import { KINDS, PAGES, tellPeople } from "../notices.ts";
import { readPaces } from "../request/levels.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockRequest } from "../request/request-store.ts";
import { listUsersOf, listUsersWithRole } from "./people-store.ts";
import { listUnreturned } from "./return-store.ts";

/** Every CPTS in turn. */
export const chaseAllReturns = (deps: Deps, signal: AbortSignal): Promise<void> =>
  forEachCpts(deps, ({ id, timeZone }) => chaseReturnsOf(deps, id, timeZone), signal);

/** Reminders to professionals first, then the coordination; each once. */
const chaseReturnsOf = (deps: Deps, cptsId: string, timeZone: string): Promise<void> =>
  withTenant(deps.db, cptsId, async (tx) => {
    const now = nowOf(deps);
    const paces = await readPaces(tx, now, timeZone);
    const thresholds = {
      chaseAfterHours: paces("return-chase") / 60,
      escalateAfterHours: paces("return-escalate") / 60,
    };
    const rows = await listUnreturned(
      tx,
      cptsId,
      new Date(now.getTime() - thresholds.chaseAfterHours * 3_600_000),
    );
    const awaited = rows.map(
      (row): AwaitedReturn => ({
        bookingId: row.booking_id!,
        endedAt: Temporal.Instant.from(
          (row.place as unknown as BookedPlace).endsAt ?? row.appointment_at!.toISOString(),
        ),
        returnedAt: null,
        chasedAt: instantOf(row.chased_at),
        escalatedAt: instantOf(row.escalated_at),
      }),
    );
    const byBooking = new Map(rows.map((row) => [row.booking_id!, row]));
    for (const chase of pickChases(awaited, deps.clock.now(), thresholds))
      await send(deps, tx, cptsId, byBooking.get(chase.bookingId)!, chase, now);
  });

const instantOf = (date: Date | null) =>
  date ? Temporal.Instant.fromEpochMilliseconds(date.getTime()) : null;

type Unreturned = Awaited<ReturnType<typeof listUnreturned>>[number];

async function send(
  deps: Deps,
  tx: Tx,
  cptsId: string,
  found: Unreturned,
  chase: Chase,
  now: Date,
): Promise<void> {
  const row = await lockRequest(tx, cptsId, found.id);
  if (!row || row.returned_at !== null || !["booked", "seen"].includes(row.status)) return;
  if (chase.to === "professional") {
    await moveRequest(deps, null, tx, row, {
      change: { chased_at: now },
      kind: "return-chased",
      sentence: "Relance envoyée au professionnel : son retour est attendu.",
    });
    await enqueueJob(tx, {
      name: "unscheduled-care.remind-professional",
      payload: { hostCptsId: found.booking_cpts_id, bookingId: chase.bookingId },
      key: `remind:${chase.bookingId}`,
    });
    return;
  }
  await moveRequest(deps, null, tx, row, {
    change: { escalated_at: now },
    kind: "return-escalated",
    sentence: `Signalé à la coordination. ${chase.sentence}`,
  });
  await tellPeople(deps, tx, cptsId, await listUsersWithRole(tx, cptsId, "coordinator"), {
    kind: KINDS.unanswered,
    title: `Demande ${row.reference} : retour resté sans réponse`,
    page: PAGES.unanswered,
  });
}

/** In the host's tenant: the professional, and who assists, are asked for their ten seconds. */
export async function remindProfessional(deps: Deps, payload: Record<string, unknown>): Promise<void> {
  const { hostCptsId, bookingId } = payload as Record<string, string>;
  if (![hostCptsId, bookingId].every((id) => typeof id === "string" && isId(id))) return;
  await withTenant(deps.db, hostCptsId!, async (tx) => {
    const booking = await findBooking(tx, hostCptsId!, bookingId!);
    if (!booking) return;
    const people = await listUsersOf(tx, hostCptsId!, booking.professional_id, ["professional", "assistant"]);
    const { time_zone: zone } = await findCpts(tx, hostCptsId!);
    const visit = Temporal.Instant.from((booking.place as unknown as BookedPlace).startsAt);
    await tellPeople(deps, tx, hostCptsId!, people, {
      kind: KINDS.askReturn,
      title: `Dites en dix secondes ce qu'il est advenu du patient reçu ${formatLasting(visit, zone, deps.clock.now())}`,
      page: PAGES.dayOf(booking.professional_id, localDateOf(visit, zone).toString()),
    });
  });
}
