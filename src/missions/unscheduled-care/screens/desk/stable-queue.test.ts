import { expect, it } from "vitest";
import type { RequestLine } from "../../contract.ts";
import { newUrgent, nextQueue } from "./stable-queue.ts";

const line = (id: string, status = "to-orient") => ({ id, status }) as RequestLine;
const ids = (queue: ReturnType<typeof nextQueue>) =>
  queue.lines.map((one) => `${one.id}${one.left ? "-" : ""}`);
const empty = { lines: [], newer: 0 };

it("follows the server's order while nobody is on the list", () => {
  const first = nextQueue(empty, [line("a"), line("b")], false);
  expect(ids(nextQueue(first, [line("c"), line("b")], false))).toEqual(["c", "b"]);
});

it("moves nothing under the cursor: what left fades, what is new is counted", () => {
  const first = nextQueue(empty, [line("a"), line("b")], true);
  const then = nextQueue(first, [line("u", "urgent"), line("b", "held")], true);
  expect(ids(then)).toEqual(["a-", "b"]);
  expect(then.lines[1]?.status).toBe("held");
  expect(then.newer).toBe(1);
  expect(ids(nextQueue(then, [line("u", "urgent"), line("b")], false))).toEqual(["u", "b"]);
});

it("puts what calls the 15 before the calls begun here, and moves no line there under the cursor", () => {
  const first = nextQueue(empty, [line("u", "urgent"), line("a")], false);
  expect(first.lines.map((one) => one.above)).toEqual([true, false]);
  const fresh = [{ ...line("u", "urgent"), decided: true }, line("a", "urgent")];
  expect(nextQueue(first, fresh, true).lines.map((one) => one.above)).toEqual([true, false]);
  expect(nextQueue(first, fresh, false).lines.map((one) => one.above)).toEqual([false, true]);
});

it("tells only the urgent ones that just came", () => {
  const fresh = [line("u", "urgent"), line("v", "urgent"), line("a")];
  expect(newUrgent(new Set(), [{ ...line("d", "urgent"), decided: true }])).toEqual([]);
  expect(newUrgent(new Set(["u"]), fresh).map((one) => one.id)).toEqual(["v"]);
});
