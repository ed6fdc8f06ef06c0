import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  axeFindings,
  CPTS,
  DESK,
  type DemoRole,
  openBrowser,
  overflows,
  PHONE,
  reachingOut,
  settled,
  visitAs,
} from "./browser.ts";

const browser = await openBrowser();
const shots = process.env["MAILLAGE_SCREENS"];
if (shots) await mkdir(shots, { recursive: true });

/** Those with most places first: nobody is left to walk alone. */
const ROLES: DemoRole[] = [
  "coordinator",
  "nurse",
  "administrator",
  "doctor",
  "operator",
  "assistant",
  "partner",
  "authority",
];

const known = new Map<DemoRole, Promise<string[]>>();
const placesOf = (role: DemoRole): Promise<string[]> =>
  known.get(role) ?? known.set(role, findPlaces(role)).get(role) ?? Promise.resolve([]);

/** Places whose own tabs and first record are walked too, by who writes there and by one who reads. */
const BEHIND: Partial<Record<DemoRole, readonly string[]>> = {
  coordinator: [`${CPTS}/projet/fiches`],
  nurse: [`${CPTS}/projet/fiches`],
};

/** Each place that the frame offers to this person, found as they would find it. */
async function findPlaces(role: DemoRole): Promise<string[]> {
  const { page, context } = await visitAs(browser, role, DESK);
  const links: string[] = [];
  for (const place of [CPTS, ...(BEHIND[role] ?? [])]) {
    await page.goto(place);
    await settled(page);
    const here = await page
      .locator("a[href]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    links.push(...here.filter((one) => place === CPTS || one.startsWith(`${place}/`)));
  }
  await context.close();
  const own = [CPTS, ...links.filter((one) => one.startsWith("/c/") || one.startsWith("/compte/"))];
  // One record of each kind is enough: they are the same screen.
  return [...new Map(own.map((one) => [one.replace(/[0-9a-f-]{36}/g, "*"), one] as const)).values()];
}

/** Loaded once, on the narrowest phone; the other looks are the same page made wider and dark, as a turned tablet does. */
const LOOKS = [
  ["phone", { width: 320, height: 700 }, "light"],
  ["phone in the dark", PHONE, "dark"],
  ["desk", DESK, "light"],
] as const;

/** In the dark only colours differ; at a desk they are those of the phone, but for the frame, which the first place shows. */
const readingOf = (look: string, isFirst: boolean) =>
  look === "phone in the dark" ? "colours" : look === "desk" && !isFirst ? "no colours" : "all";

const looked = new Set<string>();
/** What one role has shown in the dark and at a desk is read again for another role on the phone alone: the same screen, other buttons. */
const isKnown = (look: string, place: string): boolean => {
  const key = `${look} ${place.replace(/[0-9a-f-]{36}/g, "*")}`;
  return looked.has(key) || !looked.add(key);
};

// Three at once: each looks and touches nothing, and waits a third of the time. A coordination has some thirty places.
test.concurrent.each(ROLES)(
  "every place of %s: axe finds nothing, nothing overflows, nothing complains",
  async (role) => {
    const places = await placesOf(role);
    expect(places.length).toBeGreaterThan(2);
    const { page, context, complaints } = await visitAs(browser, role, LOOKS[0][1]);
    const found: string[] = [];
    for (const place of places) {
      for (const [name, size, colorScheme] of LOOKS) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme });
        if (name === "phone") await page.goto(place);
        await settled(page);
        if (shots) await page.screenshot({ path: shotPath(role, name, place) });
        if (await overflows(page))
          found.push(`${place}, ${name}: wider than the screen, ${await reachingOut(page)}`);
        if ((await page.locator("h1").count()) !== 1) found.push(`${place}, ${name}: not exactly one h1`);
        if (name !== "phone" && isKnown(name, place)) continue;
        for (const finding of await axeFindings(page, readingOf(name, place === places[0])))
          found.push(`${place}, ${name}: ${finding}`);
      }
    }
    await context.close();
    expect([...found, ...complaints]).toEqual([]);
  },
  400_000,
);

const shotPath = (role: string, look: string, place: string): string =>
  `${shots}/${role}-${look.replaceAll(" ", "-")}-${place.replace(CPTS, "").replaceAll("/", "_") || "home"}.png`;

describe.each(["nurse", "doctor", "operator", "coordinator"] as DemoRole[])(
  "the main places of %s",
  (role) => {
    test.concurrent("at 200 %, nothing is wider than the screen", async () => {
      const { page, context, complaints } = await visitAs(
        browser,
        role,
        { width: 640, height: 450 },
        { zoom: 2 },
      );
      const found: string[] = [];
      for (const place of (await placesOf(role)).slice(0, 8)) {
        await page.goto(place);
        await settled(page);
        if (await overflows(page)) found.push(place);
      }
      await context.close();
      expect([...found, ...complaints]).toEqual([]);
    });

    test.concurrent("the first stops of the Tab key are drawn with a focus that can be seen", async () => {
      const { page, context } = await visitAs(browser, role, DESK);
      const unseen: string[] = [];
      for (const place of (await placesOf(role)).slice(0, 3)) {
        await page.goto(place);
        await settled(page);
        for (let stop = 1; stop <= 12; stop++) {
          await page.keyboard.press("Tab");
          const blind = await focusUnseen(page);
          if (blind) unseen.push(`${place}, stop ${stop}: ${blind}`);
        }
      }
      await context.close();
      expect(unseen).toEqual([]);
    });
  },
);

/** The element that has the focus when nothing around it shows so: neither outline, nor shadow, nor a changed border. */
const focusUnseen = (page: Page): Promise<string | null> =>
  page.evaluate(async () => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) || one === document.body) return null;
    const still = () => Promise.allSettled(document.getAnimations().map((motion) => motion.finished));
    const look = (element: Element) => {
      const style = getComputedStyle(element);
      const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
      return { outlined, drawn: `${style.boxShadow} ${style.borderColor} ${style.backgroundColor}` };
    };
    const around = [one, one.parentElement, one.parentElement?.parentElement].filter((element) => !!element);
    await still();
    if (around.some((element) => look(element).outlined)) return null;
    const focused = around.map((element) => look(element).drawn);
    one.blur();
    await still();
    const blurred = around.map((element) => look(element).drawn);
    one.focus();
    return focused.join() === blurred.join() ? one.outerHTML.slice(0, 160) : null;
  });
