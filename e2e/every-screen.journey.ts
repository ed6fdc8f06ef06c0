import { mkdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import {
  axeFindings,
  CPTS,
  DESK,
  type DemoRole,
  openBrowser,
  overflows,
  PHONE,
  settled,
  visitAs,
} from "./browser.ts";

const browser = await openBrowser();
const shots = process.env["MAILLAGE_SHOTS"];
if (shots) await mkdir(shots, { recursive: true });

const ROLES: DemoRole[] = [
  "nurse",
  "doctor",
  "operator",
  "coordinator",
  "assistant",
  "partner",
  "administrator",
];

/** Each place that the frame offers to this person, found as they would find it. */
async function placesOf(role: DemoRole): Promise<string[]> {
  const { page, context } = await visitAs(browser, role, DESK);
  await page.goto(CPTS);
  await settled(page);
  const links = await page
    .locator("a[href]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  await context.close();
  return [...new Set([CPTS, ...links.filter((one) => one.startsWith("/c/") || one.startsWith("/compte/"))])];
}

describe.each(ROLES)("every place of %s", (role) => {
  test.each([
    ["phone", { width: 320, height: 700 }, false],
    ["desk", DESK, false],
    ["phone in the dark", PHONE, true],
  ] as const)(
    "on the %s: axe finds nothing, nothing overflows, nothing complains",
    async (name, size, dark) => {
      const places = await placesOf(role);
      expect(places.length).toBeGreaterThan(2);
      const { page, context, complaints } = await visitAs(browser, role, size, { dark });
      const found: string[] = [];
      for (const place of places) {
        await page.goto(place);
        await settled(page);
        if (shots)
          await page.screenshot({
            path: `${shots}/${role}-${name.replaceAll(" ", "-")}-${place.replace(CPTS, "").replaceAll("/", "_") || "home"}.png`,
            fullPage: size.width < 600,
          });
        if (await overflows(page)) found.push(`${place}: wider than the screen`);
        if ((await page.locator("h1").count()) !== 1) found.push(`${place}: not exactly one h1`);
        for (const finding of await axeFindings(page)) found.push(`${place}: ${finding}`);
      }
      await context.close();
      expect([...found, ...complaints]).toEqual([]);
    },
  );
});
