import type { Load } from "./load-contract.ts";
import type { LoadRow } from "./load-store.ts";

export interface LoadCounts {
  written: number;
  kept: number;
  refused: number;
  communes: number;
  iris: number;
  year: number | null;
}

export const noCounts = (): LoadCounts => ({
  written: 0,
  kept: 0,
  refused: 0,
  communes: 0,
  iris: 0,
  year: null,
});

export function presentLoad(row: LoadRow): Load {
  const counts = { ...noCounts(), ...(row.counts as Partial<LoadCounts>) };
  const fileBytes = Number(row.file_bytes);
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    fileBytes,
    state: row.state,
    problem: row.problem,
    bytesRead: Number(row.bytes_read),
    bytesInAll: row.kind === "contours" ? 2 * fileBytes : fileBytes,
    written: counts.written,
    kept: counts.kept,
    refusedCount: counts.refused,
    communes: counts.communes,
    iris: counts.iris,
    year: counts.year,
    refused: row.refused as unknown as Load["refused"],
    startedBy: row.started_by_label,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
