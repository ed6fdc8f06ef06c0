/** A stretch of words that stayed, went or came. */
export interface WordChange {
  kind: "same" | "gone" | "come";
  text: string;
}

/** Compared cell by cell up to this many; beyond it what differs is shown whole: 32 MB and a tenth of a second. */
const MOST_CELLS = 16_000_000;

/** Words with the white space that follows them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

/** What changes from one text to another, word by word; the parts but « come » make the first, all but « gone » the second. */
export function diffWords(before: string, after: string): WordChange[] {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  const changes: WordChange[] = [];
  let at = 0;
  let there = 0;
  for (const hunk of hunksOf(one, other)) {
    push(changes, "same", one.slice(at, hunk.start));
    push(changes, "gone", one.slice(hunk.start, hunk.end));
    push(changes, "come", hunk.words);
    at = hunk.end;
    there += 1;
  }
  push(changes, "same", one.slice(at));
  return there === 0 && changes.length === 0 ? [] : changes;
}

function push(changes: WordChange[], kind: WordChange["kind"], words: readonly string[]): void {
  if (words.length > 0) changes.push({ kind, text: words.join("") });
}

/**
 * Both people's changes to a text that both had read. Where they changed the same words, theirs then mine stand one after
 * the other, and are counted in `overlaps`: somebody must look.
 */
export function mergeWords(base: string, mine: string, theirs: string): { text: string; overlaps: number } {
  const words = wordsOf(base);
  const left = hunksOf(words, wordsOf(theirs));
  const right = hunksOf(words, wordsOf(mine));
  const merged: string[] = [];
  let overlaps = 0;
  let at = 0;
  while (left.length > 0 || right.length > 0) {
    const first = [left[0], right[0]].filter((hunk) => hunk !== undefined);
    const start = Math.min(...first.map((hunk) => hunk.start));
    merged.push(...words.slice(at, start));
    const { end, ours, others } = takeTogether(left, right, start);
    const [hers, his] = [rebuilt(words, others, start, end), rebuilt(words, ours, start, end)];
    if (others.length > 0 && ours.length > 0 && hers.join("") !== his.join("")) {
      overlaps += 1;
      merged.push(...apart(hers), ...his);
    } else merged.push(...(others.length > 0 ? hers : his));
    at = end;
  }
  return { text: [...merged, ...words.slice(at)].join(""), overlaps };
}

const apart = (words: readonly string[]): string[] =>
  words.length > 0 && !/\s$/.test(words.at(-1) ?? "") ? [...words, " "] : [...words];

interface Hunk {
  /** Words `start` to `end` (excluded) of the first text… */
  start: number;
  end: number;
  /** …become these. */
  words: readonly string[];
}

/** The hunks of both sides that touch one another, from `start` on; they leave their lists. */
function takeTogether(left: Hunk[], right: Hunk[], start: number) {
  const [others, ours]: [Hunk[], Hunk[]] = [[], []];
  let end = start;
  const touches = (hunk: Hunk | undefined): boolean =>
    hunk !== undefined &&
    (hunk.start < end ||
      hunk.start === start ||
      (hunk.start === end && others.length + ours.length > 0 && hunk.start === hunk.end));
  for (;;) {
    const from = touches(left[0]) ? left : touches(right[0]) ? right : undefined;
    const hunk = from?.shift();
    if (!hunk) return { end, ours, others };
    (from === left ? others : ours).push(hunk);
    end = Math.max(end, hunk.end);
  }
}

/** Words `start` to `end` of the base as one side left them. */
function rebuilt(base: readonly string[], hunks: readonly Hunk[], start: number, end: number): string[] {
  const words: string[] = [];
  let at = start;
  for (const hunk of hunks) {
    words.push(...base.slice(at, hunk.start), ...hunk.words);
    at = hunk.end;
  }
  return [...words, ...base.slice(at, end)];
}

/** What to replace in the first list of words to make the second, in order; from the longest common subsequence. */
function hunksOf(one: readonly string[], other: readonly string[]): Hunk[] {
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head++;
  let tail = 0;
  while (
    tail < Math.min(one.length, other.length) - head &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail++;
  const [a, b] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
  if (a.length === 0 && b.length === 0) return [];
  if (a.length * b.length > MOST_CELLS) return [{ start: head, end: head + a.length, words: b }];
  return walk(a, b).map((hunk) => ({ ...hunk, start: hunk.start + head, end: hunk.end + head }));
}

function walk(a: readonly string[], b: readonly string[]): Hunk[] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const cell = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [start, from] = [i, j];
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j]))
      if (j >= b.length || (i < a.length && cell(i + 1, j) >= cell(i, j + 1))) i++;
      else j++;
    if (i > start || j > from) hunks.push({ start, end: i, words: b.slice(from, j) });
    while (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    }
  }
  return hunks;
}
