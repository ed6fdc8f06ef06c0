/** A number with its noun, as French counts: « 0 nom », « 1 nom », « 1 234 noms ». The plural begins at two. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("fr-FR")} ${Math.abs(count) >= 2 ? many : one}`;
