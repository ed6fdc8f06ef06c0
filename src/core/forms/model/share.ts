/** What part of `whole`, in whole percent; null of nobody. Pure. */
export const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 100) : null;

/** « 33 % » */
export function sayShare(part: number, whole: number): string | null {
  const share = shareOf(part, whole);
  return share === null ? null : `${share}\u00a0%`;
}
