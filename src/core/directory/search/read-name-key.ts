import { isId } from "../../../platform/db/index.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { readPageKey } from "../../../platform/http/index.ts";

/** The key `[name, id]` of a list by name. @throws invalid("after") */
export function readNameKey(text: string | undefined): [string, string] | undefined {
  const key = readPageKey(text, 2);
  if (!key) return undefined;
  const [name, id] = key;
  if (typeof name === "string" && name.isWellFormed() && typeof id === "string" && isId(id))
    return [name, id];
  throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
}
