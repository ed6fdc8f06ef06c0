/** What is corrected together: one field, or several that mean one thing. `say`: as a person reads it, empty when nothing is said. */
export type DraftPart<D> = { label: string; keys: readonly (keyof D & string)[]; say: (draft: D) => string };

export type MergedDraft<D> = {
  /** What only one changed is kept; what both changed otherwise stands as in `mine`. */
  draft: D;
  /** Changed by the other alone. */
  taken: readonly DraftPart<D>[];
  /** Changed by both, otherwise. */
  clashes: readonly DraftPart<D>[];
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Two corrections of what both read as `base`. A list of codes is met code by code, so it never clashes. Pure. */
export function mergeDrafts<D extends object>(
  base: D,
  mine: D,
  theirs: D,
  parts: readonly DraftPart<D>[],
): MergedDraft<D> {
  const draft = { ...mine };
  const taken: DraftPart<D>[] = [];
  const clashes: DraftPart<D>[] = [];
  for (const part of parts) {
    const pick = (from: D) => part.keys.map((key) => from[key]);
    if (same(pick(theirs), pick(base))) continue;
    const [only] = part.keys;
    if (part.keys.length === 1 && only && [base, mine, theirs].every((one) => Array.isArray(one[only]))) {
      draft[only] = meet(base[only], mine[only], theirs[only]) as D[typeof only];
      if (!same(pick(theirs), pick(mine))) taken.push(part);
    } else if (same(pick(mine), pick(base))) {
      for (const key of part.keys) draft[key] = theirs[key];
      taken.push(part);
    } else if (!same(pick(mine), pick(theirs))) clashes.push(part);
  }
  return { draft, taken, clashes };
}

/** Each code as whoever changed it left it. */
function meet(base: unknown, mine: unknown, theirs: unknown): unknown[] {
  const [was, own, other] = [base, mine, theirs] as [unknown[], unknown[], unknown[]];
  const all = [...new Set([...own, ...other])];
  return all.filter((code) => (own.includes(code) === was.includes(code) ? other : own).includes(code));
}
