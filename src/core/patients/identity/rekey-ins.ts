import { appendAudit } from "../../../platform/audit/index.ts";
import { listCptsIds, type Tx, withTenant } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { updatePatient } from "../record/patient-store.ts";
import { findByInsIndex, type InsToRekey, listInsAfter } from "./identity-store.ts";
import { decryptIns, encryptIns, indexIns } from "./ins-cipher.ts";
import type { InsKeys } from "./ins-keys.ts";
import { requireKeys } from "./take-step.ts";

/** Rows locked together: well under a tenth of a second each time. */
const BATCH = 200;

export interface Rekeyed {
  /** Numbers that are kept. */
  read: number;
  /** Of those, written anew with the current key or the current index. */
  rekeyed: number;
  /** Left as they are: their key is not in INS_KEYS, or the row was changed by other hands. */
  unreadable: number;
  /** Left as they are: the same number was given to another record of the CPTS meanwhile. */
  twice: number;
}

/**
 * Writes every INS of the installation with the first key of INS_KEYS and indexes it with INS_INDEX_KEY. What is right already is passed
 * over, so that a run that was stopped is taken up by running it again. The server may run, unless the key of the index changes.
 */
export async function rekeyIns(
  deps: Pick<Deps, "db" | "clock" | "settings" | "auditKey">,
  onProgress: (read: number) => void = () => {},
): Promise<Rekeyed> {
  const keys = requireKeys(deps);
  const sum: Rekeyed = { read: 0, rekeyed: 0, unreadable: 0, twice: 0 };
  for (const cptsId of await listCptsIds(deps.db)) {
    let after: string | undefined;
    do {
      const batch = await withTenant(deps.db, cptsId, (tx) => rekeyBatch(deps, tx, cptsId, keys, after));
      for (const name of ["read", "rekeyed", "unreadable", "twice"] as const) sum[name] += batch[name];
      after = batch.last;
      onProgress(sum.read);
    } while (after);
  }
  return sum;
}

async function rekeyBatch(
  deps: Pick<Deps, "clock" | "auditKey">,
  tx: Tx,
  cptsId: string,
  keys: InsKeys,
  after: string | undefined,
): Promise<Rekeyed & { last: string | undefined }> {
  const rows = await listInsAfter(tx, cptsId, after, BATCH);
  const counts = { rekeyed: 0, unreadable: 0, twice: 0, right: 0 };
  for (const row of rows) counts[await rekeyOne(tx, cptsId, keys, row)] += 1;
  if (counts.rekeyed > 0)
    await appendAudit(tx, deps.auditKey, nowOf(deps), {
      action: "patients.ins-rekeyed",
      actorUserId: null,
      actorLabel: "Ligne de commande",
      details: { rows: counts.rekeyed, key: keys.current },
    });
  const { rekeyed, unreadable, twice } = counts;
  return {
    read: rows.length,
    rekeyed,
    unreadable,
    twice,
    last: rows.length === BATCH ? rows.at(-1)?.id : undefined,
  };
}

async function rekeyOne(
  tx: Tx,
  cptsId: string,
  keys: InsKeys,
  row: InsToRekey,
): Promise<"right" | "rekeyed" | "unreadable" | "twice"> {
  const place = { cptsId, patientId: row.id };
  let matricule: string;
  try {
    matricule = decryptIns(keys, place, { cipher: row.ins_cipher!, keyId: row.ins_key_id! });
  } catch {
    return "unreadable";
  }
  const index = indexIns(keys, cptsId, matricule, row.ins_authority!);
  const isIndexed = index.equals(row.ins_index_hash!);
  if (row.ins_key_id === keys.current && isIndexed) return "right";
  const other = isIndexed ? undefined : await findByInsIndex(tx, cptsId, index);
  if (other && other.id !== row.id && row.is_in_use) return "twice";
  const { cipher, keyId } = encryptIns(keys, place, matricule);
  // The record itself has not changed: who read it before may still correct it.
  await updatePatient(tx, cptsId, row.id, { ins_cipher: cipher, ins_key_id: keyId, ins_index_hash: index });
  return "rekeyed";
}
