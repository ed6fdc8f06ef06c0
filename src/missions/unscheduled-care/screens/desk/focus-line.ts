/** The line of a queue of `count` that the arrow goes to from line `at` (-1: none has the focus); stays within the queue. */
export const lineAfter = (at: number, count: number, step: 1 | -1): number =>
  at < 0 ? 0 : Math.min(Math.max(at + step, 0), count - 1);

/** Moves the focus among the lines of the queue; Enter then opens the line, as it does for any button. */
export function focusLine(step: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-column="file"] .snp-line')];
  const at = lines.indexOf(document.activeElement as HTMLElement);
  lines[lineAfter(at, lines.length, step)]?.focus();
}
