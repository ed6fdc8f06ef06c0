import type { PriorityBand } from "../../matching/scenario/compare-answers.ts";
import type { JsonText } from "../json-text.ts";
import type { RunEdit } from "../run-contract.ts";
import type { CodedPlaceRow, OfferedRow, WaitingRow } from "../snapshot-store.ts";

/** A run as its thread takes it; patients come after it, by pages. Rows cross as text: copying objects would cost the server's thread. */
export interface RunOrder {
  seed: number;
  offered: JsonText<OfferedRow[]>;
  places: JsonText<CodedPlaceRow[]>;
  /** null: the register as it stands. */
  whatIf: { edits: readonly RunEdit[]; bands: readonly PriorityBand[] } | null;
}

/** What a run found, its figures and what `mt_runs.result` will hold, written already. */
export interface RunAnswer {
  patients: number;
  doctors: number;
  arcs: number;
  served: number;
  weight: number;
  loadCost: number;
  distanceMeters: number;
  elapsedMs: number;
  result: string;
}

export type ToThread =
  | { kind: "open"; order: RunOrder }
  | { kind: "patients"; rows: JsonText<WaitingRow[]> }
  | { kind: "solve" }
  /** The lines of the patients `from` to `to`, in the order in which they came. */
  | { kind: "lines"; from: number; to: number };

export type FromThread =
  | { kind: "progress"; percent: number }
  | { kind: "solved"; answer: RunAnswer }
  | { kind: "lines"; lines: string }
  | { kind: "refused"; code: string; message: string };
