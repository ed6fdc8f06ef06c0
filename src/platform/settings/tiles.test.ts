import { expect, test } from "vitest";
import { aPerson, aServer } from "../../../tools/testing/index.ts";
import { readSettings, SettingsProblem } from "./settings.ts";

const TILES = {
  TILE_URL: "https://tuiles.exemple.invalid/plan/{z}/{x}/{y}.png",
  TILE_ATTRIBUTION: "© Exemple <b>",
};
const [offline, online] = [await aServer(), await aServer(TILES)];

test("without the setting maps stay offline, and the content policy names nobody", async () => {
  const person = await aPerson(offline, { roles: [] });
  const me = await person.call("GET", "/api/me");
  expect(me.body.tiles).toBeNull();
  expect(me.headers.get("content-security-policy")).toContain("img-src 'self' data:;");
});

test("tiles reach the screens with their mention, and the content policy lets them in", async () => {
  const person = await aPerson(online, { roles: [] });
  const me = await person.call("GET", "/api/me");
  expect(me.body.tiles).toEqual({ url: TILES.TILE_URL, attribution: TILES.TILE_ATTRIBUTION });
  expect(me.headers.get("content-security-policy")).toContain(
    "img-src 'self' data: https://tuiles.exemple.invalid;",
  );
});

test("an address that is no tile's, or without the mention that is owed, is refused in a sentence", () => {
  for (const url of [
    "tuiles.exemple.invalid/{z}/{x}/{y}",
    "https://tuiles.exemple.invalid/plan.png",
    "https://{s}.exemple.invalid/{z}/{x}/{y}.png",
    "javascript:{z}{x}{y}",
  ])
    expect(() => readSettings({ ...TILES, TILE_URL: url }), url).toThrow(/TILE_URL ne convient pas/);
  expect(() => readSettings({ TILE_URL: TILES.TILE_URL })).toThrow(SettingsProblem);
  expect(readSettings({ TILE_ATTRIBUTION: "© Exemple" }).tiles).toBeNull();
});
