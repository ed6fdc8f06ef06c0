import { expect, test } from "vitest";
import type { Deps } from "../../../platform/deps.ts";
import { giveTogether } from "./give-together.ts";

const deps = {} as Deps;

/** Remembers its batches; refuses « no » alone, and fails as a whole on « bad ». */
function aWork() {
  const batches: string[][] = [];
  const give = giveTogether<string, string>(async (_deps, cptsId, items) => {
    batches.push([cptsId, ...items]);
    await new Promise((resolve) => setImmediate(resolve));
    if (items.includes("bad")) throw new Error("the statement failed");
    return items.map((item) => (item === "no" ? { error: new Error("refused") } : { value: `${item}!` }));
  }, 3);
  return { batches, give };
}

test("what comes together is done together, bounded, one batch after the other, each CPTS apart", async () => {
  const { batches, give } = aWork();
  const first = ["1", "2", "3", "4"].map((item) => give(deps, "a", item));
  const other = give(deps, "b", "x");
  expect(await Promise.all([...first, other])).toEqual(["1!", "2!", "3!", "4!", "x!"]);
  expect(batches.filter(([cpts]) => cpts === "a")).toEqual([
    ["a", "1", "2", "3"],
    ["a", "4"],
  ]);
  expect(batches).toContainEqual(["b", "x"]);
  expect(await give(deps, "a", "5")).toBe("5!");
});

test("who is refused is refused alone; what a batch fails on is found by doing each alone", async () => {
  const { batches, give } = aWork();
  const all = await Promise.allSettled(["1", "no", "bad"].map((item) => give(deps, "a", item)));
  expect(all.map((one) => (one.status === "fulfilled" ? one.value : one.reason.message))).toEqual([
    "1!",
    "refused",
    "the statement failed",
  ]);
  expect(batches).toEqual([
    ["a", "1", "no", "bad"],
    ["a", "1"],
    ["a", "no"],
    ["a", "bad"],
  ]);
});
