import { sayEdits } from "./plan-scenario.ts";
import type { Run, RunEdit, RunItem } from "./run-contract.ts";
import type { AdoptionState, RunResult, RunRow, UndoState } from "./run-store.ts";

type ItemRow = Omit<RunRow, "cpts_id" | "result" | "asked_by" | "adopted_by">;

export interface RunNames {
  /** Of doctors, by their offer. */
  doctors: ReadonlyMap<string, string>;
  communes: ReadonlyMap<string, { name: string }>;
}

export function presentItem(row: ItemRow, names: RunNames): RunItem {
  const edits = row.edits as unknown as RunEdit[];
  return {
    id: row.id,
    kind: row.kind as RunItem["kind"],
    label: row.label,
    state: row.state as RunItem["state"],
    seed: row.seed,
    ruleVersion: row.rule_version,
    edits,
    editSentences: sayEdits(edits, names.doctors, names.communes),
    progress: row.progress,
    patients: row.patients,
    doctors: row.doctors,
    arcs: row.arcs,
    served: row.served,
    weightSum: row.weight_sum,
    loadCost: row.load_cost,
    distanceSum: row.distance_sum,
    elapsedMs: row.elapsed_ms,
    problem: row.problem,
    askedByLabel: row.asked_by_label,
    askedAt: row.asked_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    adoptedAt: row.adopted_at?.toISOString() ?? null,
  };
}

export function presentRun(row: RunRow, names: RunNames, proposals: Run["proposals"]): Run {
  const result = resultOf(row);
  return {
    ...presentItem(row, names),
    today: result?.today ?? null,
    scenario: result?.scenario ?? null,
    comparison: result?.comparison ?? null,
    adoption: result?.adoption ? presentState(result.adoption) : null,
    undo: result?.undo ? presentState(result.undo) : null,
    proposals,
  };
}

export const resultOf = (row: Pick<RunRow, "result">): RunResult | null =>
  row.result as unknown as RunResult | null;

const presentState = <T extends AdoptionState | UndoState>({ byUserId: _, after: __, ...rest }: T) => rest;
