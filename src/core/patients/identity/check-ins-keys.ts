import { type Database, listCptsIds, type Tx, withTenant } from "../../../platform/db/index.ts";
import { decryptIns, indexIns } from "./ins-cipher.ts";
import { type InsKeys, insKeysOf, type KeySource } from "./ins-keys.ts";

/**
 * Whether the INS that are kept can be read with the keys of the settings: one number per key and CPTS is opened and its
 * index compared. @returns null when all is well or none is kept, else one French sentence for the administrator.
 */
export async function checkInsKeys(source: KeySource & { db: Database }): Promise<string | null> {
  const keys = insKeysOf(source);
  for (const cptsId of await listCptsIds(source.db)) {
    const problem = await withTenant(source.db, cptsId, (tx) => checkOne(tx, cptsId, keys));
    if (problem) return problem;
  }
  return null;
}

async function checkOne(tx: Tx, cptsId: string, keys: InsKeys | null): Promise<string | null> {
  for (const row of await listOnePerKey(tx, cptsId)) {
    if (!keys)
      return "Des matricules INS sont gardés, mais INS_KEYS et INS_INDEX_KEY manquent : remettez ces clés (voir docs/operate.md, « Clés des matricules INS »).";
    if (!keys.byId.has(row.keyId))
      return `Des matricules INS sont chiffrés avec la clé « ${row.keyId} », absente de INS_KEYS : remettez-la après la clé en cours.`;
    if (!opens(keys, cptsId, row))
      return `Les matricules INS ne s'ouvrent pas avec INS_KEYS (« ${row.keyId} ») ou INS_INDEX_KEY : remettez les clés d'origine.`;
  }
  return null;
}

type Sample = Awaited<ReturnType<typeof listOnePerKey>>[number];

function opens(keys: InsKeys, cptsId: string, row: Sample): boolean {
  try {
    const matricule = decryptIns(
      keys,
      { cptsId, patientId: row.id },
      { cipher: row.cipher!, keyId: row.keyId },
    );
    return indexIns(keys, cptsId, matricule, row.authority!).equals(row.index!);
  } catch {
    return false;
  }
}

const listOnePerKey = async (tx: Tx, cptsId: string) => {
  const rows = await tx
    .selectFrom("patients_records")
    .distinctOn("ins_key_id")
    .select([
      "id",
      "ins_key_id as keyId",
      "ins_cipher as cipher",
      "ins_authority as authority",
      "ins_index_hash as index",
    ])
    .where("cpts_id", "=", cptsId)
    .where("ins_index_hash", "is not", null)
    .orderBy("ins_key_id")
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, keyId: row.keyId ?? "" }));
};
