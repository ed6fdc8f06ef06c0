import { request } from "node:http";
import chromium from "@sparticuz/chromium";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import type { Bench } from "../scenario.ts";

// As in the journeys: with a single process, closing a page closes the browser.
const CROWDED = /^--(single-process|no-zygote)$/;
// A slow phone as Lighthouse sees one: four times slower than this machine, 150 ms and 1.6 Mbit/s.
const CPU_SLOWDOWN = 4;
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

export async function openPhoneBrowser(
  { atEnd }: Pick<Bench, "atEnd">,
  debuggingPort: number,
): Promise<Browser> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((one) => !CROWDED.test(one)),
      "--no-sandbox",
      "--disable-background-networking",
      `--remote-debugging-port=${debuggingPort}`,
    ],
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  atEnd(() => browser.close());
  return browser;
}

export interface PhoneVisit {
  /** Largest contentful paint, from the start of the navigation. */
  lcpSeconds: number;
  /** When nothing is awaited any more on the screen: its program has drawn what it shows. */
  wholeSeconds: number;
  /** Cumulative layout shift. */
  shift: number;
  /** What tasks took beyond 50 ms each, from the first paint on. */
  blockedMs: number;
  scripts: string[];
}

interface Seen {
  lcp: number;
  shift: number;
  tasks: { at: number; ms: number }[];
}

/** One visit with nothing in the cache, on a slow phone. `session`: the cookie of a signed-in person, name=value. */
export async function visitOnPhone(browser: Browser, url: string, session?: string): Promise<PhoneVisit> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
  });
  try {
    if (session) {
      const [name = "", value = ""] = session.split(/=(.*)/s);
      await context.addCookies([{ name, value, url: new URL(url).origin }]);
    }
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await tools.send("Network.enable");
    await tools.send("Network.emulateNetworkConditions", SLOW_4G);
    await tools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.addInitScript(watchPaints);
    await page.goto(url, { waitUntil: "load", timeout: 60_000 });
    const whole = await page.waitForFunction(
      () =>
        document.querySelector("main h1") !== null &&
        document.querySelectorAll('[aria-busy="true"], .mg-skeleton, .mantine-Skeleton-root').length === 0 &&
        performance.now(),
      undefined,
      { timeout: 60_000 },
    );
    const wholeSeconds = Number(await whole.jsonValue()) / 1000;
    await page.waitForTimeout(2_000);
    return { ...(await readPaints(page)), wholeSeconds };
  } finally {
    await context.close();
  }
}

/* Runs in the page. */
function watchPaints(): void {
  const seen: Seen = { lcp: 0, shift: 0, tasks: [] };
  (window as unknown as { seen: Seen }).seen = seen;
  const watch = (
    type: string,
    take: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void,
  ) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  watch("layout-shift", (entry) => (seen.shift += entry.hadRecentInput ? 0 : (entry.value ?? 0)));
  watch("longtask", (entry) => seen.tasks.push({ at: entry.startTime, ms: entry.duration }));
}

async function readPaints(page: Page): Promise<Omit<PhoneVisit, "wholeSeconds">> {
  const { seen, firstPaint, scripts } = await page.evaluate(() => ({
    seen: (window as unknown as { seen: Seen }).seen,
    firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    scripts: performance
      .getEntriesByType("resource")
      .flatMap(({ name }) => (/\.js(\?|$)/.test(name) ? [name] : [])),
  }));
  if (seen.lcp === 0) throw new Error("the browser told no largest contentful paint");
  const blockedMs = seen.tasks.reduce(
    (sum, { at, ms }) => sum + (at >= firstPaint ? Math.max(0, ms - 50) : 0),
    0,
  );
  return { lcpSeconds: seen.lcp / 1000, shift: seen.shift, blockedMs, scripts: [...new Set(scripts)] };
}

/** What these files weigh on the wire for a browser that takes gzip only, in bytes; the smallest come as they are. */
export async function gzippedBytes(urls: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    urls.map(
      (url) =>
        new Promise<number>((resolve, reject) => {
          const sent = request(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
            if (response.statusCode !== 200) reject(new Error(`${url} came as ${response.statusCode}`));
            let bytes = 0;
            response.on("data", (chunk: Buffer) => (bytes += chunk.length)).on("end", () => resolve(bytes));
          });
          sent.on("error", reject).end();
        }),
    ),
  );
  return sizes.reduce((sum, one) => sum + one, 0);
}
