import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { policy } from "../policy.ts";
import { ensurePublishedSheet } from "../sheet/read-sheet.ts";
import { findSheet } from "../sheet/sheet-store.ts";
import type { CallSheet } from "../triage/call-sheet.ts";
import { type KnownLevel, readLevels } from "./levels.ts";
import { accessToRequest, type RequestAccess } from "./request-access.ts";
import { findRequest, lockRequest, type RequestRow } from "./request-store.ts";

export interface Opened {
  row: RequestRow;
  access: RequestAccess;
}

/** The request, locked, for who may know of it; anybody else hears that it does not exist. */
export const lockVisible = (deps: Deps, actor: Actor, tx: Tx, id: string): Promise<Opened> =>
  visible(deps, actor, tx, lockRequest(tx, actor.cptsId, id));

export const openVisible = (deps: Deps, actor: Actor, tx: Tx, id: string): Promise<Opened> =>
  visible(deps, actor, tx, findRequest(tx, actor.cptsId, id));

async function visible(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  found: Promise<RequestRow | undefined>,
): Promise<Opened> {
  const row = await found;
  if (!row) throw notFound("access.not-found");
  const access = await accessToRequest(tx, actor, row, nowOf(deps));
  authorize(actor, policy.rules["request.read"], access);
  return { row, access };
}

/** The sheet that the request was begun on, and the levels of today. */
export async function surroundingsOf(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  row: RequestRow,
): Promise<{ sheet: CallSheet; levels: KnownLevel[]; now: Date }> {
  const now = nowOf(deps);
  const sheet =
    (row.sheet_id ? await findSheet(tx, actor.cptsId, row.sheet_id) : undefined) ??
    (await ensurePublishedSheet(tx, actor.cptsId, now));
  return { sheet: sheet.content, levels: await readLevels(tx, now, actor.timeZone), now };
}
