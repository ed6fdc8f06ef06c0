import { expect, it } from "vitest";
import type { SlotProposal, SlotProposals } from "../../contract.ts";
import { GONE, groupByDoctor, mergeProposals, shownOf } from "./merge-proposals.ts";

const slot = (slotId: string, rank: number, placesLeft = 1) =>
  ({ slotId, rank, placesLeft }) as unknown as SlotProposal;
const answer = (orientationId: string, items: SlotProposal[]) =>
  ({ orientationId, items, nextBestBeyond: [] }) as unknown as SlotProposals;

const before = shownOf(answer("o1", [slot("a", 1), slot("b", 2, 3), slot("c", 3)]));

it("keeps the order, fades what was taken, counts what is new", () => {
  const { list, newer } = mergeProposals(before, answer("o2", [slot("d", 1), slot("c", 2), slot("b", 3, 2)]));
  expect(list.map((one) => [one.slotId, one.rank, one.gone, one.orientationId])).toEqual([
    ["a", 1, GONE, "o1"],
    ["b", 2, null, "o2"],
    ["c", 3, null, "o2"],
  ]);
  expect(list[1]?.placesLeft).toBe(2);
  expect(newer).toBe(1);
});

it("a place given back comes to life where it stood", () => {
  const { list } = mergeProposals(before, answer("o2", []));
  expect(mergeProposals(list, answer("o3", [slot("a", 1)])).list[0]).toMatchObject({
    slotId: "a",
    gone: null,
  });
});

it("the place that we hold ourselves does not fade", () => {
  expect(mergeProposals(before, answer("o2", []), "a").list.map((one) => one.gone)).toEqual([
    null,
    GONE,
    GONE,
  ]);
});

it("one card per professional, in the order of their first slot", () => {
  const of = (slotId: string, professionalId: string) => ({
    slotId,
    professionalId,
    siteId: "s",
    modality: "AMB",
  });
  const list = [of("a", "x"), of("b", "y"), of("c", "x")] as never;
  expect(groupByDoctor(list).map((group) => group.map((one) => one.slotId))).toEqual([["a", "c"], ["b"]]);
});
