import type { Tx } from "../../../platform/db/index.ts";
import { LIKELY, scoreTwins, type TwinTraits } from "./score-twins.ts";
import { listTwinCandidates, type TwinRow, traitsOf } from "./twin-store.ts";

export interface Twin {
  row: TwinRow;
  /** 70 to 100. */
  score: number;
  reasons: string[];
}

const MOST = 10;

/** The live records that are likely the same person as these traits, the surest first; ten at most. */
export async function findTwins(
  tx: Tx,
  cptsId: string,
  traits: TwinTraits,
  exceptId: string | null = null,
): Promise<Twin[]> {
  const rows = await listTwinCandidates(tx, cptsId, traits, exceptId);
  return rows
    .map((row) => ({ row, ...scoreTwins(traits, traitsOf(row)) }))
    .filter((one) => one.score >= LIKELY)
    .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, MOST);
}
