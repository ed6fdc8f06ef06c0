import fc from "fast-check";
import { expect, test } from "vitest";
import { safeReturn } from "./safe-return.ts";

test("an address of our own is kept whole", () => {
  expect(safeReturn("/c/cpts-du-canal/soins?jour=1#haut")).toBe("/c/cpts-du-canal/soins?jour=1#haut");
});

test.each([
  "//ailleurs.example",
  "/\\ailleurs.example",
  "/\t/ailleurs.example",
  "/\n/ailleurs.example",
  "https://ailleurs.example",
  "javascript:alert(1)",
  "",
  undefined,
  "/./\\ailleurs.example",
  "/..//ailleurs.example",
  `/${"a".repeat(600)}`,
  `/${"é".repeat(200)}`,
])("%j leads home", (value) => expect(safeReturn(value)).toBe("/"));

test("whatever is asked, a browser stays on our site", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "\t",
    "\n",
    ".",
    "..",
    "@",
    ":",
    "//",
    "ailleurs.example",
    "?",
    "#",
    "%2f",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const safe = safeReturn(pieces.join(""));
      expect(new URL(safe, "https://maillage.example").origin).toBe("https://maillage.example");
      expect(safe.startsWith("//")).toBe(false);
    }),
    { numRuns: 1000 },
  );
});
