import type { Tx } from "../../../platform/db/index.ts";
import { defaultRules } from "./default-rules.ts";
import { findRulesIn, insertRules, lockRules, type RulesRow } from "./rules-store.ts";

/** The rules in force; a CPTS that has none yet gets those that Maillage proposes, which say that they are to be decided. */
export async function ensurePublishedRules(tx: Tx, cptsId: string, now: Date): Promise<RulesRow> {
  const found = await findRulesIn(tx, cptsId, "published");
  if (found) return found;
  await lockRules(tx, cptsId);
  return (
    (await findRulesIn(tx, cptsId, "published")) ??
    insertRules(tx, cptsId, {
      state: "published",
      content: defaultRules,
      note: "Règles proposées par Maillage, à décider par la CPTS.",
      by: null,
      now,
    })
  );
}
