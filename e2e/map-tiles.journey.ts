import { expect, test } from "vitest";
import { CPTS, DESK, openBrowser, settled, visitAs } from "./browser.ts";

const browser = await openBrowser();
const GROUND = "/tuiles-d-essai";
// One grey pixel.
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOor6//DwAFhAKA1WN4wQAAAABJRU5ErkJggg==",
  "base64",
);

test("maps stay offline by default; with the tiles of the installation they lie under every map, with their mention", async () => {
  const { page, context, complaints } = await visitAs(browser, "coordinator", DESK);
  const asked: string[] = [];
  await context.route(`**${GROUND}/**`, (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.fulfill({ contentType: "image/png", body: PNG });
  });
  await page.goto(`${CPTS}/territoire`);
  await settled(page);
  await page.locator(".mg-map .mg-map-place").first().waitFor({ state: "attached" });
  expect(await page.locator(".mg-map img.leaflet-tile, .leaflet-control-attribution").count()).toBe(0);

  await context.route("**/api/me", async (route) => {
    const answer = await route.fetch();
    const tiles = {
      url: `${new URL(page.url()).origin}${GROUND}/{z}/{x}/{y}.png`,
      attribution: "© <b>Essai</b>",
    };
    await route.fulfill({ response: answer, json: { ...(await answer.json()), tiles } });
  });
  await page.reload();
  await settled(page);
  await page.locator(".mg-map img.leaflet-tile-loaded").first().waitFor({ state: "attached" });
  expect(await page.locator(".leaflet-control-attribution").innerText()).toBe("© <b>Essai</b>");
  expect(asked.length).toBeGreaterThan(0);
  for (const path of asked) expect(path).toMatch(/^\/tuiles-d-essai\/\d+\/\d+\/\d+\.png$/);
  await page.locator(".mg-map .mg-map-place").first().waitFor({ state: "attached" });
  expect(complaints).toEqual([]);
  await context.close();
});
