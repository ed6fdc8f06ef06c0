import { expect, it } from "vitest";
import { isPublicDoor } from "./public-doors.ts";
import { allRoutes } from "./registry.ts";

const wordsBelowCpts = (path: string): string[] => path.split("/").slice(2);
const ofCpts = allRoutes.filter(({ scope, path }) => scope === "public" && path.startsWith("c/$slug/"));

// Otherwise its visitor is asked who they are, and the browser's console says that nobody is signed in.
it("knows every page of a CPTS that is open to anyone", () => {
  expect(ofCpts.length).toBeGreaterThan(2);
  expect(ofCpts.filter(({ path }) => !isPublicDoor(wordsBelowCpts(path)))).toEqual([]);
});

it("takes no page for those signed in for one", () => {
  const own = allRoutes.filter(({ scope }) => scope === "cpts").map(({ path }) => path.split("/"));
  expect(own.length).toBeGreaterThan(20);
  expect(own.filter(isPublicDoor)).toEqual([]);
  expect(isPublicDoor([])).toBe(false);
});
