import { expect, test } from "vitest";
import { reencodeImage } from "../images/index.ts";
import { openTurns, takeTurn } from "./take-turn.ts";

/** Works that end when they are told to, and what they have begun. */
function someWork() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (nth: number) => async () => {
    begun.push(nth);
    await new Promise<void>((resolve) => ends.push(resolve));
    return nth;
  };
  return { begun, ends, work };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

test("two pass at once, the others in their order; who comes when the queue is full is told to come back", async () => {
  const take = openTurns(2, 3);
  const { begun, ends, work } = someWork();
  const turns = [1, 2, 3, 4, 5].map((nth) => take(work(nth)));
  await soon();
  expect(begun).toEqual([1, 2]);
  await expect(take(work(6))).rejects.toMatchObject({ kind: "unavailable", code: "server.busy" });
  ends[0]?.();
  await soon();
  expect(begun).toEqual([1, 2, 3]);
  for (let nth = 1; nth < 5; nth += 1) {
    ends[nth]?.();
    await soon();
  }
  expect(await Promise.all(turns)).toEqual([1, 2, 3, 4, 5]);
  expect(begun).toEqual([1, 2, 3, 4, 5]);
});

test("work that fails gives its place back", async () => {
  const take = openTurns(1, 1);
  await expect(take(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await take(async () => "next")).toBe("next");
});

test("a picture waits for its turn with all other files, and is refused when too many wait", async () => {
  const { ends, work } = someWork();
  const turns = Array.from({ length: 22 }, (_, nth) => takeTurn(work(nth)));
  const photo = Uint8Array.from([0xff, 0xd8, 0xff]);
  await expect(reencodeImage(photo)).rejects.toMatchObject({ code: "server.busy" });
  for (let nth = 0; nth < 22; nth += 1) {
    ends[nth]?.();
    await soon();
  }
  await Promise.all(turns);
  await expect(reencodeImage(photo)).rejects.toMatchObject({ code: "images.refused" });
});
