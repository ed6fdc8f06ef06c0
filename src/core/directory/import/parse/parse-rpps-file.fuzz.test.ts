import fc from "fast-check";
import { expect, it } from "vitest";
import { RppsFileProblem } from "./rpps-file-problem.ts";
import { fileOf, headingLine, lineWith, parseAll } from "./rpps-test-lines.ts";

/* Every line ends in exactly one of the five ways. */
async function readWhatever(bytes: Uint8Array, pieceBytes: number): Promise<void> {
  try {
    const parsed = await parseAll(bytes, { pieceBytes, limits: { maxRefused: 50 } });
    const end = parsed.at(-1);
    if (end?.outcome !== "end") throw new Error("no end");
    const { lines, inTerritory, outOfTerritory, refused, blank } = end.totals;
    expect(inTerritory + outOfTerritory + refused + blank).toBe(lines - 1);
    expect(parsed.filter(({ outcome }) => outcome === "row")).toHaveLength(inTerritory);
    expect(
      parsed.reduce((sum, line) => sum + (line.outcome === "out-of-territory" ? line.count : 0), 0),
    ).toBe(outOfTerritory);
  } catch (error) {
    if (!(error instanceof RppsFileProblem)) throw error;
    expect(error.message).toMatch(/^\p{Lu}.*\.$/su);
  }
}

const pieceBytes = fc.integer({ min: 1, max: 5000 });

it("random bytes throw nothing but RppsFileProblem", async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), pieceBytes, readWhatever), {
    numRuns: 300,
  });
});

it("random bytes after a good heading throw nothing but RppsFileProblem", async () => {
  const heading = Buffer.from(`${headingLine}\n`);
  const separators = fc.constantFrom(10, 13, 124, 124, 124, 124, 0, 48, 195);
  const bytes = fc.array(
    fc.oneof({ weight: 4, arbitrary: separators }, { weight: 1, arbitrary: fc.nat(255) }),
    { maxLength: 3000 },
  );
  await fc.assert(
    fc.asyncProperty(bytes, pieceBytes, (rest, size) =>
      readWhatever(Buffer.concat([heading, Uint8Array.from(rest)]), size),
    ),
    { numRuns: 300 },
  );
});

it("a good file with a few bytes changed throws nothing but RppsFileProblem", async () => {
  const good = Buffer.from(
    fileOf(lineWith(), lineWith({ "Code commune (coord. structure)": "75108" }), lineWith()),
  );
  const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 20 }), pieceBytes, async (changes, size) => {
      const changed = Buffer.from(good);
      for (const [at, byte] of changes) changed[at] = byte;
      await readWhatever(changed, size);
    }),
    { numRuns: 500 },
  );
});
