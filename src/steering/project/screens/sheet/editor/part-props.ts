import type { Written } from "./written-sheet.ts";

/** What every part of the form is given. */
export type PartProps = {
  value: Written;
  patch: (change: Partial<Written>) => void;
  problem: unknown;
  /** Only read: adopted, put aside, or somebody else's. */
  readOnly: boolean;
};
