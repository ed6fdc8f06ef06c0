/** One typing error after the first letter, the same for the same number: a letter left out, doubled, swapped with its neighbour, or another one. */
export function misspell(word: string, seed: number): string {
  if (word.length < 4) return word;
  const at = 1 + ((Math.imul(seed, 2_654_435_761) >>> 8) % (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word[at] ?? "", word.slice(at + 1)];
  if (seed % 4 === 0) return before + after;
  if (seed % 4 === 1) return before + letter + letter + after;
  if (seed % 4 === 2) return before + (after[0] ?? "") + letter + after.slice(1);
  return before + (letter === "k" ? "w" : "k") + after;
}
