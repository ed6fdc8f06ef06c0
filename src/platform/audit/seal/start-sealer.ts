import { setTimeout as sleep } from "node:timers/promises";
import { askEachCpts, listCptsIds } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { type Heads, readHeads, writeHeads } from "./audit-heads.ts";
import { sealAudit } from "./seal-audit.ts";

const ROUND_MS = 1_000;
const AFTER_FAILURE_MS = 5_000;

export interface Sealer {
  /** Seals what waits, once more, then stops. */
  stop: () => Promise<void>;
}

/** Seals each second what was written in the audit, and keeps the heads of the chains in the data folder. */
export async function startSealer(deps: Deps): Promise<Sealer> {
  const heads = await readHeads(deps.settings.dataFolder);
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const done = await round(deps, heads);
      await sleep(done ? ROUND_MS : AFTER_FAILURE_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
    await round(deps, heads);
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function round(deps: Deps, heads: Heads): Promise<boolean> {
  try {
    await sealWaiting(deps, heads);
    return true;
  } catch (error) {
    deps.log.warn({ err: error }, "sealing the audit waits for the next round");
    return false;
  }
}

/** One round over all CPTS. @returns how many entries were sealed. */
export async function sealWaiting(deps: Deps, heads: Heads): Promise<number> {
  const waiting = await askEachCpts(
    deps.db,
    await listCptsIds(deps.db),
    "select 1 as waiting from audit_pending where cpts_id = app_cpts() limit 1",
  );
  let sealed = 0;
  for (const cptsId of waiting.keys()) {
    const done = await sealAudit(deps, cptsId);
    sealed += done.sealed;
    if (done.head && done.head.seq >= (heads.get(cptsId)?.seq ?? 0)) heads.set(cptsId, done.head);
  }
  if (sealed > 0) await writeHeads(deps.settings.dataFolder, heads);
  return sealed;
}
