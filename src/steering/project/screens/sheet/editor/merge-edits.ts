/** A place in what is written: a field, or a line of a list by its id. */
export interface Clash {
  /** `context`, `objectives`, `steps`… */
  field: string;
  /** Of a line; null for a whole field. */
  lineId: string | null;
  mine: unknown;
  theirs: unknown;
}

type Line = { id: string };
type Fields = Readonly<Record<string, unknown>>;

/** Whatever the order of the keys: the database gives them in its own. */
const same = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other);
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, one) =>
    one && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
const isLines = (value: unknown): value is Line[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => typeof one === "object" && one && "id" in one);

/**
 * Two people's writing over the same text: what one alone changed is taken from them; what both changed differently stays mine
 * until somebody chooses, and is named. Lists of lines are joined line by line.
 */
export function mergeEdits<T extends object>(base: T, mine: T, theirs: T): { merged: T; clashes: Clash[] } {
  const clashes: Clash[] = [];
  const merged: Record<string, unknown> = {};
  const [b, m, t] = [base as Fields, mine as Fields, theirs as Fields];
  for (const field of Object.keys(mine)) {
    const [was, my, their] = [b[field], m[field], t[field]];
    if (same(my, their) || same(was, their)) merged[field] = my;
    else if (same(was, my)) merged[field] = their;
    else if ([was, my, their].some(isLines)) {
      const lines = mergeLines(asLines(was), asLines(my), asLines(their));
      merged[field] = lines.merged;
      clashes.push(...lines.clashes.map((clash) => ({ field, ...clash })));
    } else {
      merged[field] = my;
      clashes.push({ field, lineId: null, mine: my, theirs: their });
    }
  }
  return { merged: merged as T, clashes };
}

const asLines = (value: unknown): Line[] => (isLines(value) ? value : []);

/** A line that one took away and the other changed stays, as it was changed. New lines of theirs come after mine. */
function mergeLines(base: readonly Line[], mine: readonly Line[], theirs: readonly Line[]) {
  const clashes: Omit<Clash, "field">[] = [];
  const was = new Map(base.map((line) => [line.id, line]));
  const their = new Map(theirs.map((line) => [line.id, line]));
  const my = new Set(mine.map((line) => line.id));
  const kept = mine.flatMap((line) => {
    const [before, other] = [was.get(line.id), their.get(line.id)];
    if (!other) return before && same(before, line) ? [] : [line];
    if (same(line, other) || (before && same(before, other))) return [line];
    if (before && same(before, line)) return [other];
    clashes.push({ lineId: line.id, mine: line, theirs: other });
    return [line];
  });
  const added = theirs.filter(({ id }) => {
    if (my.has(id)) return false;
    const before = was.get(id);
    return !before || !same(before, their.get(id));
  });
  return { merged: [...kept, ...added], clashes };
}

/** What is written, with the other's side of one clash put in the place of mine. */
export function takeTheirs<T extends object>(written: T, { field, lineId, theirs }: Clash): T {
  const value = (written as Fields)[field];
  const next =
    lineId !== null && Array.isArray(value)
      ? (value as Line[]).map((line) => (line.id === lineId ? theirs : line))
      : theirs;
  return { ...written, [field]: next };
}
