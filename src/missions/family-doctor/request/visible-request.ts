import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { notFound } from "../../../platform/errors/problems.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { accessToRequest, type RequestAccess } from "./request-access.ts";
import { requestRules } from "./request-policy.ts";
import { findRequest, lockRequest, type RequestRow } from "./request-store.ts";

interface Visible {
  row: RequestRow;
  access: RequestAccess;
}

/** The request, locked, for who may know of it; anybody else hears that it does not exist. */
export const lockVisible = (deps: Deps, actor: Actor, tx: Tx, id: string): Promise<Visible> =>
  visible(deps, actor, tx, lockRequest(tx, actor.cptsId, id));

export const openVisible = (deps: Deps, actor: Actor, tx: Tx, id: string): Promise<Visible> =>
  visible(deps, actor, tx, findRequest(tx, actor.cptsId, id));

async function visible(
  deps: Deps,
  actor: Actor,
  tx: Tx,
  found: Promise<RequestRow | undefined>,
): Promise<Visible> {
  const row = await found;
  if (!row) throw notFound("access.not-found");
  const access = await accessToRequest(tx, actor, row, nowOf(deps));
  authorize(actor, requestRules["request.read"], access);
  return { row, access };
}
