/**
 * A folded word as its groups of three letters, as `platform_name_grams` (and pg_trgm) cut it in the database: two blanks
 * before it, one after. « roux » → "  r", " ro", "rou", "oux", "ux ".
 */
export function letterGroups(word: string): string[] {
  const letters = [..."  ", ...word, " "];
  return Array.from({ length: letters.length - 2 }, (_, start) => letters.slice(start, start + 3).join(""));
}
