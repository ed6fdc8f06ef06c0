/** One person writing without a pause: at most this long in one version. */
const BREATH_MS = 5 * 60_000;
/** More letters taken away than this, and what stood before is kept as a version of its own. */
const MOST_TAKEN_AWAY = 60;

interface Written {
  body: string;
  writtenBy: string | null;
  begunAt: Date;
}

/** Whether a save goes on with the last version (autosaves of one person) or begins another. Pure. */
export function isSameBreath(last: Written, next: { body: string; writtenBy: string; at: Date }): boolean {
  return (
    last.writtenBy === next.writtenBy &&
    next.at.getTime() - last.begunAt.getTime() <= BREATH_MS &&
    lettersGone(last.body, next.body) <= MOST_TAKEN_AWAY
  );
}

/** How many letters between what both texts begin and end with are no longer there. */
function lettersGone(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return before.length - head - tail;
}
