import type pg from "pg";
import { isId, listCptsIds } from "../../db/index.ts";
import type { AuditKey } from "../sign-entry.ts";
import type { Heads } from "./audit-heads.ts";
import { verifyChain } from "./verify-chain.ts";
import { findUnsealed } from "./verify-unsealed.ts";

export type AuditHarm = "changed" | "removed" | "inserted" | "reordered";

export interface AuditProblem {
  cptsId: string;
  seq?: number;
  entryId?: string;
  what: AuditHarm;
  /** French, for the administrator. */
  sentence: string;
}

export interface AuditVerdict {
  ok: boolean;
  entries: number;
  seals: number;
  /** Entries that bear the signature of this secret. Less than half of them: the secret is rather another than the rows were changed. */
  signedHere: number;
  /** The first 1,000; `ok` and `more` tell of the others. */
  problems: AuditProblem[];
  more: number;
}

export interface VerifyOptions {
  /** Only this CPTS. */
  cptsId?: string;
  /** The heads kept outside the database (readHeads), read before; without them a tail cut off is not seen. */
  heads?: Heads;
}

const MOST_PROBLEMS = 1_000;

/**
 * Recomputes every signature and every link from the rows, in constant memory, one CPTS after the other, each in one
 * snapshot: a row changed, removed, inserted or moved by other hands than the application's is named. Works with the
 * owner's pool and with the application's.
 */
export async function verifyAudit(
  pool: pg.Pool,
  key: AuditKey,
  options: VerifyOptions = {},
): Promise<AuditVerdict> {
  const verdict: AuditVerdict = { ok: true, entries: 0, seals: 0, signedHere: 0, problems: [], more: 0 };
  const report = (problem: AuditProblem) => {
    verdict.ok = false;
    if (verdict.problems.length < MOST_PROBLEMS) verdict.problems.push(problem);
    else verdict.more += 1;
  };
  for (const cptsId of await chainsToVerify(pool, options)) {
    await inSnapshot(pool, cptsId, async (client) => {
      const chain = await verifyChain(client, key, cptsId, options.heads?.get(cptsId), report);
      const loose = await findUnsealed(client, key, cptsId, report);
      verdict.seals += chain.seals;
      verdict.entries += chain.entries + loose.entries;
      verdict.signedHere += chain.signedHere + loose.signedHere;
    });
  }
  return verdict;
}

/** The CPTS that have a chain, and those noted outside the database. */
export async function chainsToVerify(pool: pg.Pool, options: VerifyOptions): Promise<string[]> {
  if (options.cptsId !== undefined) return [options.cptsId];
  return [...new Set([...(await listCptsIds({ pool })), ...(options.heads?.keys() ?? [])])];
}

/** Reads one CPTS as it stands at one instant. */
export async function inSnapshot(
  pool: pg.Pool,
  cptsId: string,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  if (!isId(cptsId)) throw new Error("a CPTS id is a UUID");
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(
      `begin isolation level repeatable read read only; set local app.cpts_id = '${cptsId}'`,
    );
    await work(client);
  } finally {
    await client.query("rollback").catch((lost: Error) => {
      broken = lost;
    });
    client.release(broken);
  }
}
