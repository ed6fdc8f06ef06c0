import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { listReferenceValues } from "../values/reference-store.ts";

/**
 * For how long the reference keeps what `code` names (set `retention`), as it says today where the CPTS stands.
 * @param least - months under which the value counts as none
 * @throws when the reference has no such value: nothing is erased by a delay nobody gave
 */
export async function referenceMonths(
  deps: Deps,
  tx: Tx,
  { timeZone }: { timeZone: string },
  code: string,
  least = 1,
): Promise<{ months: number; source: string }> {
  const today = localDateOf(deps.clock.now(), timeZone).toString();
  const value = (await listReferenceValues(tx, "retention", today)).find((one) => one.code === code);
  const months = Number(value?.attributes["months"]);
  if (!value || !(months >= least)) throw new Error(`reference retention/${code} is missing`);
  return { months, source: value.source };
}
