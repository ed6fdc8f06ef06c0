import type { Tx } from "../../../platform/db/index.ts";
import { presentSubsidy } from "./present-subsidy.ts";
import type { Subsidy } from "./subsidy-contract.ts";
import { listSubsidies } from "./subsidy-store.ts";

/** The request that goes with a document: the newest that was frozen, else the newest draft; undefined without any. */
export async function latestSubsidy(tx: Tx, cptsId: string): Promise<Subsidy | undefined> {
  const rows = await listSubsidies(tx, cptsId);
  const row = rows.find((one) => one.frozen_at !== null) ?? rows[0];
  return row && presentSubsidy(row);
}
