import { expect, it } from "vitest";
import type { Place, ScreenRoute } from "../../design/places.ts";
import { fetchAhead, mayFetchAhead, screensBehind } from "./fetch-ahead.ts";

const place = (path: string): Place => ({ path, label: path, icon: () => null, group: "mine" });
const route = (path: string, scope: ScreenRoute["scope"] = "cpts"): ScreenRoute => ({
  path,
  scope,
  title: path,
  screen: async () => ({ default: () => null }),
});

it("takes the screens of the person's own places, in their order and bounded", () => {
  const [b, a, open, other, below] = [
    route("b"),
    route("a"),
    route("a", "public"),
    route("ab"),
    route("a/$id"),
  ];
  const taken = screensBehind([place("a"), place("b")], [below, b, a, open, other]);
  expect(taken).toEqual([a.screen, b.screen, below.screen]);
  const many = Array.from({ length: 40 }, (_, index) => `p${index}`);
  expect(
    screensBehind(
      many.map(place),
      many.map((path) => route(path)),
    ),
  ).toHaveLength(24);
});

it.each([
  [undefined, true],
  [{ effectiveType: "4g" }, true],
  [{ saveData: true, effectiveType: "4g" }, false],
  [{ effectiveType: "slow-2g" }, false],
])("with %o fetches ahead: %s", (connection, may) => expect(mayFetchAhead(connection)).toBe(may));

it("fetches one after another and stops at what does not come", async () => {
  const asked: string[] = [];
  const screen = (name: string, fails: boolean) => async () => {
    asked.push(name);
    if (fails) throw new TypeError("Failed to fetch");
  };
  await expect(fetchAhead([screen("a", false), screen("b", true), screen("c", false)])).rejects.toThrow();
  expect(asked).toEqual(["a", "b"]);
});
