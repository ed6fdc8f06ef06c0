import { referenceMonths } from "../core/reference/index.ts";
import type { MonthsKept } from "../platform/access/break-glass/index.ts";

/** Months for which the reasons of exceptional accesses are kept, as the reference says today (`retention` / `glass-reason`). */
export const glassMonths: MonthsKept = async (deps, tx, cpts) =>
  (await referenceMonths(deps, tx, cpts, "glass-reason")).months;
