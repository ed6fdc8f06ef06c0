/**
 * Runs `act` once the page has loaded, `afterMs` have passed and the browser has nothing better to do. Safari has no
 * requestIdleCallback: there the delay alone counts.
 * @returns forgets it.
 */
export function whenIdle(act: () => void, afterMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;
  const run = () => {
    if (!gone) act();
  };
  const start = () => {
    timer = setTimeout(() => {
      if ("requestIdleCallback" in window) window.requestIdleCallback(run);
      else run();
    }, afterMs);
  };
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start, { once: true });
  return () => {
    gone = true;
    clearTimeout(timer);
    window.removeEventListener("load", start);
  };
}
