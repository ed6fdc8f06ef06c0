import { expect, it } from "vitest";
import type { Place } from "../places.ts";
import type { Membership } from "../session.ts";
import { bottomPlaces, groupPlaces, placeAt, placesFor, samePlaceIn } from "./choose-places.ts";

const icon = () => null;
const place = (path: string, more: Partial<Place> = {}): Place => ({
  path,
  label: path,
  icon,
  group: "mine",
  ...more,
});
const cptsWith = (...roles: string[]): Membership => ({
  cptsId: "c",
  cptsName: "C",
  cptsSlug: "c",
  roles,
  timeZone: "Europe/Paris",
});

it("shows to each only what the role opens, in the given order", () => {
  const places = [place("b", { order: 2 }), place("a", { order: 1 }), place("c", { roles: ["coordinator"] })];
  expect(placesFor(places, cptsWith("operator")).map((entry) => entry.path)).toEqual(["a", "b"]);
  expect(placesFor(places, cptsWith("coordinator")).map((entry) => entry.path)).toEqual(["a", "b", "c"]);
  expect(placesFor([place("c", { roles: ["coordinator"] })], undefined)).toEqual([]);
});

it("shows what is meant for one profession to those who are of it, or assist one", () => {
  const doctors = place("d", { roles: ["professional", "assistant"], professions: ["10"] });
  const shown = (role: string, professions?: string[]) =>
    placesFor([doctors], { ...cptsWith(role), ...(professions && { professions }) }).length;
  expect(shown("professional", ["10"])).toBe(1);
  expect(shown("assistant", ["60", "10"])).toBe(1);
  expect(shown("professional", ["60"])).toBe(0);
  expect(shown("professional")).toBe(0);
  expect(shown("operator", ["10"])).toBe(0);
});

it("puts one's own places first, steering last, and leaves out an empty group", () => {
  const groups = groupPlaces([place("s", { group: "steering" }), place("m")]);
  expect(groups.map((group) => group.title)).toEqual(["Mes lieux", "Pilotage"]);
});

it("keeps three places for the thumb", () => {
  const places = [4, 1, 3, 2].map((rank) => place(`p${rank}`, { bottomBar: rank }));
  expect(bottomPlaces([...places, place("none")]).map((entry) => entry.path)).toEqual(["p1", "p2", "p3"]);
});

it.each([
  ["/c/autre/annuaire", "/c/c/annuaire"],
  ["/c/autre/annuaire/0a1b", "/c/c/annuaire"],
  ["/c/autre/annuaire/import/0a1b", "/c/c/annuaire/import"],
  ["/c/autre/journal", "/c/c"],
  ["/c/autre/annuaires", "/c/c"],
  ["/c/autre", "/c/c"],
  ["/compte/sessions", "/c/c"],
])("from %s to another CPTS lands on %s", (pathname, expected) => {
  const places = [place("annuaire"), place("annuaire/import"), place("journal", { roles: ["coordinator"] })];
  expect(samePlaceIn(pathname, cptsWith("professional"), places)).toBe(expected);
});

it.each([
  ["/c/x/projet", "projet"],
  ["/c/x/projet/diagnostic", "projet/diagnostic"],
  ["/c/x/projet/avis/12", "projet"],
  ["/c/x/projets", undefined],
  ["/c/x", undefined],
])("of two places one inside the other, %s is at %s alone", (pathname, expected) => {
  expect(placeAt(pathname, [place("projet"), place("projet/diagnostic")])?.path).toBe(expected);
});
