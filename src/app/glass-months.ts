import { listReferenceValues } from "../core/reference/index.ts";
import type { MonthsKept } from "../platform/access/break-glass/index.ts";
import { localDateOf } from "../platform/time/index.ts";

/** Months for which the reasons of exceptional accesses are kept, as the reference says today (`retention` / `glass-reason`). */
export const glassMonths: MonthsKept = async (deps, tx, { timeZone }) => {
  const today = localDateOf(deps.clock.now(), timeZone).toString();
  const value = (await listReferenceValues(tx, "retention", today)).find(
    (one) => one.code === "glass-reason",
  );
  const months = Number(value?.attributes["months"]);
  if (!(months >= 1)) throw new Error("reference retention/glass-reason is missing");
  return months;
};
