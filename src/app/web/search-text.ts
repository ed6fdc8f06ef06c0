/** "?jour=2026-11-24&page=2" → values that are always texts; a screen parses what it needs. At most 50 entries. */
export const readSearch = (text: string): Record<string, string> =>
  Object.fromEntries([...new URLSearchParams(text)].slice(0, 50));

/** The way back; what is empty or missing is left out, so that addresses stay short enough to read out. */
export function writeSearch(values: Record<string, unknown>): string {
  const kept = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}
