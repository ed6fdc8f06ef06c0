import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { localDateOf } from "../../../platform/time/index.ts";
import { listReferenceValues } from "../../reference/index.ts";

/** Below this many, a count of an anonymous questionnaire may name someone: reference data (`forms-threshold`). */
export async function smallCount(deps: Deps, tx: Tx, timeZone: string): Promise<number> {
  const today = localDateOf(deps.clock.now(), timeZone).toString();
  const found = (await listReferenceValues(tx, "forms-threshold", today)).find(
    (one) => one.code === "anonymous",
  );
  const count = Number(found?.attributes["count"]);
  if (!Number.isInteger(count) || count < 2)
    throw new Error("reference forms-threshold/anonymous is missing");
  return count;
}
