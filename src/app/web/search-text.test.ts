import { expect, it } from "vitest";
import { readSearch, writeSearch } from "./search-text.ts";

it("keeps texts as texts, there and back", () => {
  const values = { retour: "/c/x/soins?jour=2", code: "0042", vide: "" };
  const text = writeSearch(values);
  expect(text).toBe("?retour=%2Fc%2Fx%2Fsoins%3Fjour%3D2&code=0042");
  expect(readSearch(text)).toEqual({ retour: "/c/x/soins?jour=2", code: "0042" });
  expect(writeSearch({ a: undefined, b: null })).toBe("");
});

it("is bounded", () => {
  const many = `?${Array.from({ length: 500 }, (_, index) => `k${index}=1`).join("&")}`;
  expect(Object.keys(readSearch(many))).toHaveLength(50);
});
