import { setTimeout as sleep } from "node:timers/promises";
import chromium from "@sparticuz/chromium";
import axe from "axe-core";
import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium as playwright,
  type Request,
} from "playwright-core";
import { afterAll, expect, inject, onTestFailed } from "vitest";

export const PHONE = { width: 360, height: 780 };
export const DESK = { width: 1280, height: 900 };

export type DemoRole =
  | "nurse"
  | "doctor"
  | "pharmacist"
  | "operator"
  | "coordinator"
  | "assistant"
  | "partner"
  | "authority"
  | "administrator";

interface DemoPerson {
  userId: string;
  name: string;
  role: string;
  cptsName: string;
  detail: string;
}

const DETAIL: Partial<Record<DemoRole, RegExp>> = {
  nurse: /^Infirmi/,
  doctor: /^Médecin/,
  pharmacist: /^Pharmacien/,
};

export const CPTS = "/c/cpts-du-canal";

/** How long a journey waits for what it expects to see. */
const WAIT_MS = 15_000;

/**
 * What the package sets for functions that open one page, and we do not want: with a single process, closing a context closes the browser;
 * with a graphics card made of software, reading every screen took 280 s of processor time, 186 s without; and what browsers refuse to a
 * page must be refused here too.
 */
const NOT_OURS =
  /^--(single-process|no-zygote|in-process-gpu|use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist|disable-web-security|allow-running-insecure-content)\b/;

/** A browser for the file, closed after it. */
export async function openBrowser(): Promise<Browser> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((one) => !NOT_OURS.test(one)),
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
    ],
    headless: true,
  });
  afterAll(() => browser.close());
  return browser;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the console or a failed script said; a journey ends with none. */
  complaints: string[];
  person: DemoPerson;
}

/** A fresh browser context, signed in as a demo person by the one-click cards' own route. */
export async function visitAs(
  browser: Browser,
  role: DemoRole,
  size: { width: number; height: number },
  options: LookOptions & { cpts?: string } = {},
): Promise<Visit> {
  const { page, context, complaints } = await visitAsNobody(browser, size, options);
  const people = (await (await context.request.get("/api/demo/people")).json()) as { items: DemoPerson[] };
  const person = people.items.find(
    (one) =>
      one.cptsName === (options.cpts ?? "CPTS du Canal") &&
      (DETAIL[role]?.test(one.detail) ?? one.role === role),
  );
  if (!person) throw new Error(`no demo person for ${role}`);
  const signed = await context.request.post("/api/demo/sign-in", {
    data: { userId: person.userId },
    headers: { "x-maillage": "1" },
  });
  expect(signed.status()).toBe(204);
  return { page, context, complaints, person };
}

interface LookOptions {
  dark?: boolean;
  /** Device pixels per CSS pixel: with half the width, what a browser does at 200 %. */
  zoom?: number;
}

/** A fresh browser context in which nobody has signed in. */
export async function visitAsNobody(
  browser: Browser,
  size: { width: number; height: number },
  options: LookOptions = {},
): Promise<Omit<Visit, "person">> {
  const context = await browser.newContext({
    baseURL: inject("baseUrl"),
    viewport: size,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    colorScheme: options.dark ? "dark" : "light",
    deviceScaleFactor: options.zoom ?? 1,
    hasTouch: size.width < 600,
  });
  context.setDefaultTimeout(WAIT_MS);
  context.on("page", watchRequests);
  const page = await context.newPage();
  const shots = process.env["MAILLAGE_SHOTS"];
  if (shots)
    onTestFailed(async () => {
      await page.screenshot({ path: `${shots}/failed-${Date.now()}.png`, timeout: 5_000 }).catch(() => {});
    });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/favicon|net::ERR_ABORTED/.test(message.text()))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { page, context, complaints };
}

const ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const COLOURS = "color-contrast";

/** What axe reads: all; colours only, where nothing else can differ from a look already read; all but them, where they cannot. */
type Reading = "all" | "colours" | "no colours";

/** What axe finds, as one line per rule and place. */
export async function axeFindings(page: Page, reading: Reading = "all"): Promise<string[]> {
  // addScriptTag would be refused by the page's own Content-Security-Policy: evaluate is not.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  await still(page);
  const options = {
    runOnly: reading === "colours" ? { type: "rule", values: [COLOURS] } : ALL_RULES,
    ...(reading === "no colours" ? { rules: { [COLOURS]: { enabled: false } } } : {}),
  };
  const violations = await page.evaluate(async (wanted) => {
    const { axe: loaded } = window as unknown as {
      axe: {
        run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    return (await loaded.run({ ...wanted, resultTypes: ["violations"] })).violations;
  }, options);
  return violations.flatMap((one) =>
    one.nodes.slice(0, 3).map((node) => `${one.id}: ${node.html.slice(0, 200)}`),
  );
}

/** Waits until what fades or slides has ended: a colour half way is no colour of ours. */
const still = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((motion) => motion.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
      .map((motion) => motion.finished);
    await Promise.race([Promise.allSettled(ending), new Promise((resolve) => setTimeout(resolve, 2_000))]);
  });

/** Whether something is wider than the screen, and stays so: a page that was just made wider may be drawn in between. */
export async function overflows(page: Page): Promise<boolean> {
  for (let look = 0; look < 3; look++) {
    if (!(await isWider(page))) return false;
    await page.waitForTimeout(300);
  }
  return true;
}

/** What reaches out of the screen, as a failure tells it: the outermost first, and how far each goes. */
export const reachingOut = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const root = document.documentElement;
    const out = [...document.body.querySelectorAll("*")].filter(
      (one) => one.getBoundingClientRect().right + window.scrollX > root.clientWidth + 1,
    );
    const told = out.slice(0, 5).map((one) => {
      const { left, right } = one.getBoundingClientRect();
      return `${one.tagName.toLowerCase()}.${[...one.classList].join(".")} from ${Math.round(left)} to ${Math.round(right)}`;
    });
    return `${root.scrollWidth} px in ${root.clientWidth}: ${told.join(", ")}`;
  });

const isWider = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);

const underWay = new WeakMap<Page, Set<Request>>();

/** What a page asks for and has not received: a skeleton is shown after 150 ms only, so that what is drawn does not tell. */
function watchRequests(page: Page): void {
  const open = new Set<Request>();
  underWay.set(page, open);
  page.on("request", (one) => one.resourceType() !== "eventsource" && open.add(one));
  // Not when it is finished: what was asked early and is read by nobody never is.
  page.on("response", (one) => open.delete(one.request()));
  page.on("requestfailed", (one) => open.delete(one));
}

/** Frames in a row in which nothing loads: what one answer asks for next has been asked by then. */
const STILL_FRAMES = 4;
const PATIENCE_MS = 20_000;

/** Waits until nothing loads any more and skeletons are gone. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("domcontentloaded");
  const until = Date.now() + PATIENCE_MS;
  const loading = () => [...(underWay.get(page) ?? [])].map((one) => `${one.method()} ${one.url()}`);
  do {
    while (loading().length > 0 && Date.now() < until) await sleep(10);
    await drawn(page, Math.max(1, until - Date.now())).catch(() => {});
  } while (loading().length > 0 && Date.now() < until);
  if (Date.now() >= until)
    throw new Error(
      `${page.url()} did not settle: ${loading().join(", ")} ${(await page.locator("body").innerText()).slice(0, 300)}`,
    );
}

const drawn = (page: Page, timeout: number) =>
  page.waitForFunction(
    (frames) => {
      const here = window as unknown as { stillFrames?: number };
      const calm =
        document.querySelector("main") !== null &&
        document.querySelector("h1") !== null &&
        document.querySelector('[aria-busy="true"], .mg-loading, .mg-skeleton') === null;
      here.stillFrames = calm ? (here.stillFrames ?? 0) + 1 : 0;
      if (here.stillFrames < frames) return false;
      here.stillFrames = 0;
      return true;
    },
    STILL_FRAMES,
    { timeout, polling: "raf" },
  );
