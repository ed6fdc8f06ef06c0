import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffWords, mergeWords } from "./word-diff.ts";

const sentence = fc
  .array(fc.constantFrom("le", "médecin", "voit", "\n", "la", "patiente", "ici", "  "), { maxLength: 14 })
  .map((words) => words.join(" "));
const side = (before: string, after: string, without: "come" | "gone") =>
  diffWords(before, after)
    .filter((one) => one.kind !== without)
    .map((one) => one.text)
    .join("");

describe("the difference, word by word", () => {
  test("names what went and what came", () => {
    expect(diffWords("Le médecin voit le patient.", "Le médecin soigne le patient.")).toEqual([
      { kind: "same", text: "Le médecin " },
      { kind: "gone", text: "voit " },
      { kind: "come", text: "soigne " },
      { kind: "same", text: "le patient." },
    ]);
    expect(diffWords("pareil", "pareil")).toEqual([{ kind: "same", text: "pareil" }]);
    expect(diffWords("", "")).toEqual([]);
  });

  test("makes both texts again, whatever they are", () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        expect(side(before, after, "come")).toBe(before);
        expect(side(before, after, "gone")).toBe(after);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  test("of two texts of twenty thousand letters is there at once, also when nothing is alike", () => {
    const long = (word: string) => Array.from({ length: 5_000 }, (_, n) => `${word}${n}`).join(" ");
    expect(diffWords(long("a"), long("b")).map((one) => one.kind)).toEqual(["gone", "come"]);
  });
});

describe("both people's changes", () => {
  const base = "Un deux trois quatre cinq six.";

  test("to different words are both kept", () => {
    expect(
      mergeWords(base, "Un DEUX trois quatre cinq six.", "Un deux trois quatre CINQ six. Sept."),
    ).toEqual({
      text: "Un DEUX trois quatre CINQ six. Sept.",
      overlaps: 0,
    });
  });

  test("to the same words stand one after the other, and are counted", () => {
    expect(mergeWords(base, "Un deux MIEN quatre cinq six.", "Un deux LEUR quatre cinq six.")).toEqual({
      text: "Un deux LEUR MIEN quatre cinq six.",
      overlaps: 1,
    });
  });

  test("lose no word that either of them wrote", () => {
    const added = fc.array(fc.constantFrom("alpha", "bêta", "gamma"), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(added, added, fc.nat(6), fc.nat(6), (mine, theirs, here, there) => {
        const put = (words: string[], at: number, mark: string) => {
          const all = base.split(" ");
          return [...all.slice(0, at), ...words.map((word) => mark + word), ...all.slice(at)].join(" ");
        };
        const merged = mergeWords(base, put(mine, here, "m"), put(theirs, there, "l")).text.split(/\s+/);
        for (const word of [...mine.map((one) => `m${one}`), ...theirs.map((one) => `l${one}`), "trois"])
          expect(merged).toContain(word);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  test("of one person alone are that person's text; the same change by both is made once", () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        expect(mergeWords(before, after, before)).toEqual({ text: after, overlaps: 0 });
        expect(mergeWords(before, before, after)).toEqual({ text: after, overlaps: 0 });
        expect(mergeWords(before, after, after)).toEqual({ text: after, overlaps: 0 });
      }),
      { numRuns: 200, seed: 6 },
    );
  });
});
