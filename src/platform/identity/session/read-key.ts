import { isId } from "../../db/index.ts";
import { invalid } from "../../errors/problems.ts";
import { readPageKey } from "../../http/index.ts";

/** A page key whose last part is a row's id; a forged one is refused here rather than by the database. */
export function readKeyEndingWithId(
  text: string | undefined,
  length: number,
): (string | number)[] | undefined {
  const key = readPageKey(text, length);
  if (key && !isId(String(key.at(-1)))) {
    throw invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");
  }
  return key;
}
