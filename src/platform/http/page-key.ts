import { isId } from "../db/index.ts";
import { invalid } from "../errors/problems.ts";

/** The key after which the next page starts, as opaque text for the client. */
export const writePageKey = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** @throws invalid("after") when the text is not a key of `length` parts. */
export function readPageKey(text: string | undefined, length: number): (string | number)[] | undefined {
  if (text === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every(
        (part) =>
          typeof part === "number" ||
          (typeof part === "string" && part.length <= 200 && !part.includes("\u0000")),
      )
    )
      return key;
  } catch {
    // falls through to the refusal
  }
  throw staleKey();
}

const staleKey = () =>
  invalid("after", "Cette suite de liste n'est plus valable : reprenez la liste au début.");

/** Years 2000 to 2999: a JavaScript date reaches 271822 BC, which PostgreSQL refuses. */
const INSTANT = /^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The key `[instant, id]` of a list by time, the instant as `toISOString` writes it. @throws invalid("after") */
export function readTimeKey(text: string | undefined): readonly [string, string] | undefined {
  const key = readPageKey(text, 2);
  if (!key) return undefined;
  const [at, id] = key.map(String) as [string, string];
  if (!INSTANT.test(at) || Number.isNaN(Date.parse(at)) || !isId(id)) throw staleKey();
  return [at, id];
}

/** Cuts the row read in excess and gives the key of the last one kept. */
export function pageOf<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? writePageKey(keyOf(last)) : null };
}
