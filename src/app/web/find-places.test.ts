import { QueryClient } from "@tanstack/react-query";
import type { AnyRouter } from "@tanstack/react-router";
import { expect, it } from "vitest";
import type { Place } from "../../design/places.ts";
import { sessionQuery } from "../../design/session.ts";
import { findPlaces } from "./find-places.ts";
import { leaveForSignIn, safeReturn } from "./sign-in-return.ts";

const icon = () => null;
const places: Place[] = [
  {
    path: "soins/orienter",
    label: "Orienter un patient",
    icon,
    group: "mine",
    keywords: ["urgence", "médecin"],
  },
  { path: "annuaire", label: "Annuaire", icon, group: "steering", hint: "Qui exerce où" },
];

it("finds by label, hint and other words, without accents", () => {
  expect(findPlaces(places, "MEDECIN patient", "/c/x").map((found) => found.href)).toEqual([
    "/c/x/soins/orienter",
  ]);
  expect(findPlaces(places, "exerce", "/c/x").map((found) => found.label)).toEqual(["Annuaire"]);
  expect(findPlaces(places, "", "/c/x")).toHaveLength(2);
  expect(findPlaces(places, "comète", "/c/x")).toEqual([]);
});

it.each([
  ["/c/x/soins?jour=2", "/c/x/soins?jour=2"],
  ["//ailleurs.example", "/"],
  ["/\\ailleurs.example", "/"],
  ["https://ailleurs.example", "/"],
  [undefined, "/"],
])("after signing in, %s leads to %s", (asked, expected) => {
  expect(safeReturn(asked)).toBe(expected);
});

it("says at the sign-in page that the session ended in the middle of work, once", () => {
  const queries = new QueryClient();
  const went: unknown[] = [];
  const router = {
    state: { location: { pathname: "/c/x/soins", href: "/c/x/soins?jour=2" } },
    navigate: async (to: unknown) => went.push(to),
  } as unknown as AnyRouter;
  queries.setQueryData(sessionQuery.queryKey, { user: {} } as never);
  leaveForSignIn(queries, router);
  leaveForSignIn(queries, router);
  expect(went).toEqual([{ to: "/connexion", search: { retour: "/c/x/soins?jour=2", erreur: "session" } }]);
});
