import { timingSafeEqual } from "node:crypto";
import { withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { chainSeal, signEntry } from "../sign-entry.ts";
import {
  deletePending,
  entryOfRow,
  findLastSeal,
  insertSeals,
  listPending,
  type Seal,
  trySealLock,
} from "./seal-store.ts";

const PER_TRANSACTION = 500;

/** The last link of one CPTS's chain. */
export interface Head {
  seq: number;
  /** Hexadecimal. */
  chain: string;
}

export interface Sealed {
  sealed: number;
  head: Head | undefined;
}

/** The first link follows nothing. */
export const NO_FORMER_LINK = Buffer.alloc(32);

/**
 * Chains the entries that wait, in the order of their ids, until none is left: one transaction per 500, which also takes
 * them out of the queue. Only one process seals a CPTS at a time. A row whose signature is not ours is not sealed: it
 * leaves the queue, and `verifyAudit` names it as inserted.
 */
export async function sealAudit(deps: Deps, cptsId: string): Promise<Sealed> {
  let sealed = 0;
  for (;;) {
    const some = await sealSome(deps, cptsId);
    if (some === undefined) return { sealed, head: undefined };
    sealed += some.sealed;
    if (some.taken < PER_TRANSACTION) return { sealed, head: some.head };
  }
}

async function sealSome(
  deps: Deps,
  cptsId: string,
): Promise<{ taken: number; sealed: number; head: Head | undefined } | undefined> {
  return withTenant(deps.db, cptsId, async (tx) => {
    if (!(await trySealLock(tx, cptsId))) return undefined;
    const last = await findLastSeal(tx, cptsId);
    const pending = await listPending(tx, cptsId, PER_TRANSACTION);
    const seals: Seal[] = [];
    let seq = Number(last?.seq ?? 0);
    let former = last?.chain ?? NO_FORMER_LINK;
    for (const row of pending) {
      const mac = signEntry(deps.auditKey, entryOfRow(row));
      if (!same(mac, row.mac)) {
        deps.log.error({ cptsId, entryId: row.id }, "an audit row was not written by this installation");
        continue;
      }
      seq += 1;
      former = chainSeal(deps.auditKey, former, seq, row.id, mac);
      seals.push({ seq, entryId: row.id, chain: former });
    }
    if (seals.length > 0) await insertSeals(tx, seals);
    if (pending.length > 0)
      await deletePending(
        tx,
        cptsId,
        pending.map((row) => row.id),
      );
    return {
      taken: pending.length,
      sealed: seals.length,
      head: seq > 0 ? { seq, chain: former.toString("hex") } : undefined,
    };
  });
}

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
