import { listReferenceValues } from "../../../core/reference/index.ts";
import type { PlatformTx } from "../../../platform/db/index.ts";

/** Delays of the project in days, of the reference set `project-delay` on that local day. @throws when one is not in the reference */
export async function readDelays(tx: PlatformTx, day: string): Promise<(code: string) => number> {
  const values = await listReferenceValues(tx, "project-delay", day);
  const days = new Map(values.map((one) => [one.code, Number(one.attributes["days"])]));
  return (code) => {
    const found = days.get(code);
    if (found === undefined || !Number.isFinite(found)) throw new Error(`no delay ${code} in project-delay`);
    return found;
  };
}
