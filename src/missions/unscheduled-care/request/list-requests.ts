import { hasBrokenGlass } from "../../../platform/access/break-glass/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import { isId, type Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act, pageOf, readPageKey } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { RequestLine, RequestQuery } from "../contract.ts";
import { policy } from "../policy.ts";
import { type KnownLevel, readLevels, readPaces } from "./levels.ts";
import { presentLine } from "./present-request.ts";
import { relationTo } from "./request-access.ts";
import { type ListRow, listRequestRows } from "./request-list-store.ts";

/** One page of a view. The queue and the whole list are the desk's; the other views show only what the person may read. */
export function listRequests(
  deps: Deps,
  actor: Actor,
  query: RequestQuery,
): Promise<{ items: RequestLine[]; next: string | null }> {
  if (query.view === "queue" || query.view === "all")
    authorize(actor, policy.rules["queue.read"], undefined as never);
  if (query.view === "patient" && !query.patientId) throw invalid("patientId", "Choisissez un patient.");
  const after = readListKey(query.after);
  return act(deps, actor, async (tx) => {
    const now = nowOf(deps);
    const levels = await readLevels(tx, now, actor.timeZone);
    const memory = (await readPaces(tx, now, actor.timeZone))("desk-memory");
    const rows = await listRequestRows(tx, {
      cptsId: actor.cptsId,
      userId: actor.userId,
      view: query.view,
      professionalIds: [...actor.professionalIds, ...actor.assistedProfessionalIds],
      statuses: query.status,
      level: query.level,
      commune: query.commune,
      patientId: query.patientId,
      taken: query.taken,
      now,
      rememberedSince: new Date(now.getTime() - memory * 60_000),
      levelCodes: levels.map(({ code }) => code),
      after,
      limit: query.limit,
    });
    const page = pageOf(rows, query.limit, (row) => [row.rank, row.created_key, row.id]);
    const readable = await onlyReadable(tx, actor, page.items, query, now, memory);
    await recordAct(deps, actor, tx, {
      action: "unscheduled-care.requests-listed",
      ...(query.patientId ? { patientId: query.patientId } : {}),
      details: { view: query.view, lines: readable.length },
    });
    return { items: readable.map((row) => present(row, levels, now)), next: page.next };
  });
}

function readListKey(text: string | undefined) {
  const key = readPageKey(text, 3);
  if (!key) return undefined;
  const [rank, at, id] = key;
  const isRank = typeof rank === "number" && Number.isInteger(rank) && rank >= 0 && rank < 1_000;
  const isInstant = typeof at === "string" && isDatabaseInstant(at);
  if (isRank && isInstant && typeof id === "string" && isId(id)) return key;
  throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
}

// As PostgreSQL writes it in UTC, microseconds included: a JavaScript date would lose them, and with them a line between two pages.
function isDatabaseInstant(text: string): boolean {
  if (!/^2\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(text)) return false;
  const date = new Date(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10));
}

/** Each line by the same rule as the request itself: a list never shows what the page would hide. */
async function onlyReadable(
  tx: Tx,
  actor: Actor,
  rows: ListRow[],
  query: RequestQuery,
  now: Date,
  deskMemoryMinutes: number,
): Promise<ListRow[]> {
  if (
    query.view === "patient" &&
    query.patientId &&
    (await hasBrokenGlass(tx, actor, "patient", query.patientId, now))
  )
    return rows.filter(({ status }) => status !== "draft");
  return rows.filter(
    (row) =>
      relationTo(actor, {
        requesterUserId: row.requester_user_id,
        status: row.status,
        closedAt: row.closed_at,
        takenBy: row.taken_by,
        ownDoctorId: row.own_doctor_professional_id,
        bookedProfessionalId: row.booked_professional_id,
        now,
        deskMemoryMinutes,
      }).relation !== null,
  );
}

const present = (row: ListRow, levels: readonly KnownLevel[], now: Date): RequestLine =>
  presentLine(
    row,
    {
      patient:
        row.patient_id && row.birth_family_name !== null && row.birth_given_names !== null && row.sex !== null
          ? {
              id: row.patient_id,
              birth_family_name: row.birth_family_name,
              used_family_name: row.used_family_name,
              birth_given_names: row.birth_given_names,
              used_given_name: row.used_given_name,
              birth_on: row.birth_on,
              sex: row.sex,
            }
          : null,
      communeName: row.commune_name,
      takerLabel: row.taker_label,
      attempts: Number(row.attempts),
      unreadReturn: row.unread,
      heldUntil: row.held_until,
    },
    levels,
    now,
  );
