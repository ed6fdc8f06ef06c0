import { foldText } from "../../../platform/text/index.ts";

/** Letters only: « Lefèvre-Bœuf » and « lefevre boeuf » are one. */
export const compact = (name: string): string => foldText(name).replaceAll(" ", "");

const LONGEST = 120;

/** 1 = the same letters; each letter added, lost, changed or exchanged with its neighbour costs one of the longer name. */
export function letterLikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  return a === b
    ? 1
    : 1 - editDistance(a.slice(0, LONGEST), b.slice(0, LONGEST)) / Math.min(longest, LONGEST);
}

/** Optimal string alignment (Damerau, 1964, adjacent exchanges once each). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let former = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = former[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(change, former[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = former;
    former = row;
  }
  return former[b.length]!;
}

/** A family name, of which one record may hold only a part: « Lefèvre » of « Lefèvre-Bœuf ». */
export function familyLikeness(a: string, b: string): number {
  const whole = letterLikeness(compact(a), compact(b));
  const [short, long] = [foldText(a).split(" "), foldText(b).split(" ")].sort(
    (x, y) => x.length - y.length,
  ) as [string[], string[]];
  const isPart = short.length < long.length && short.every((word) => word.length >= 3 && long.includes(word));
  return isPart ? Math.max(whole, 0.9) : whole;
}

/** Given names: whole, first against first, or the first of one among those of the other. */
export function givenLikeness(a: string, b: string): number {
  const [mine, others] = [a, b].map((names) => names.split(/[ ,]+/).map(compact).filter(Boolean)) as [
    string[],
    string[],
  ];
  const whole = letterLikeness(compact(a), compact(b));
  if (mine.length === 0 || others.length === 0) return whole;
  const first = letterLikeness(mine[0]!, others[0]!);
  const isAmong = others.includes(mine[0]!) || mine.includes(others[0]!);
  return Math.max(whole, first, isAmong ? 0.9 : 0);
}
