/** « 2-4 »: the rank of the mission, then the next number free in it; numbers are never given twice. */
export function nextNumber(missionRank: number, taken: readonly string[]): string {
  const own = taken
    .map((number) => /^(\d{1,3})-(\d{1,4})$/.exec(number))
    .filter((match) => match !== null && Number(match[1]) === missionRank)
    .map((match) => Number(match?.[2]));
  return `${missionRank}-${Math.max(0, ...own) + 1}`;
}
