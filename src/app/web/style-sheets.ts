/**
 * A page that came with its first paint holds the few rules of that paint, and style sheets that are not in force
 * (preload-screens.ts). Puts them in force, in their order; resolves when each has come, or failed to.
 */
export const openStyleSheets = (): Promise<unknown> =>
  Promise.all(
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][media="not all"]')].map(openSheet),
  );

async function openSheet(link: HTMLLinkElement): Promise<void> {
  if (!link.sheet)
    await new Promise((resolve) => {
      link.addEventListener("load", resolve, { once: true });
      link.addEventListener("error", resolve, { once: true });
    });
  link.media = "all";
}
