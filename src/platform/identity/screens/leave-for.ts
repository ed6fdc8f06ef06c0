/** Our own address, or "/": the browser's parser decides, as on the server. */
export function ownAddress(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/") || value.length > 500) return "/";
  const url = URL.canParse(value, window.location.origin) ? new URL(value, window.location.origin) : null;
  return url?.origin === window.location.origin && !url.pathname.startsWith("//")
    ? url.pathname + url.search + url.hash
    : "/";
}

/**
 * A whole reload: what was in memory belonged to whoever was there before.
 * @returns what never settles: who waits for it stays busy until the page is gone
 */
export const leaveFor = (value: unknown): Promise<never> =>
  new Promise(() => window.location.assign(ownAddress(value)));
