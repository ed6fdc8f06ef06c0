import type { ListColumns } from "../list-fields.ts";
import type { LineRead } from "./read-line.ts";

/** Heads: what a person maps. Lines: all that a sheet says, read. */
export type ListWork =
  | { kind: "heads"; bytes: Uint8Array }
  | { kind: "lines"; bytes: Uint8Array; sheet: number; columns: ListColumns; today: string };

export interface SheetHead {
  name: string;
  /** Lines of patients, headings left out. */
  rows: number;
  headings: string[];
  /** Five lines at most. */
  preview: string[][];
}

export interface ReadLine {
  line: number;
  /** Without anything that looks like an INS. */
  cells: string[];
  read: LineRead;
}

export type ListSaid =
  | { kind: "heads"; sheets: SheetHead[] }
  | { kind: "lines"; lines: ReadLine[] }
  | { kind: "end" }
  | { kind: "refused"; problem: string };
