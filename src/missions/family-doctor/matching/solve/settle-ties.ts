import type { PackedInstance } from "../instance/packed-instance.ts";
import { type LeastCost, leastCost, type Placement } from "./least-cost.ts";
import { keepArcs } from "./matching-graph.ts";
import { tieHashes, tieOf } from "./tie-hash.ts";

/**
 * Among the placements of least distance, the one with the least sum of tie numbers. Its arcs are those that the prices
 * of the nearest placement leave at their least, its bounds those that they leave open: again complementary slackness.
 */
export function settleTies(
  instance: PackedInstance,
  placement: Placement,
  nearest: LeastCost,
  seed: number,
  onProgress: (share: number) => void,
): LeastCost & Pick<Placement, "graph"> {
  const { graph } = placement;
  const { price } = nearest;
  const patients = tieHashes(seed, instance.patientIds);
  const doctors = tieHashes(seed, instance.doctorIds);
  const leftOut = graph.nodes - 1;
  const totalOf = (arc: number) => graph.cost[arc]! + price[graph.node[arc]!]!;
  // Where each token stands costs it the least that it can.
  const tied = keepArcs(
    graph,
    (t, arc) => totalOf(arc) === totalOf(nearest.at[t]!),
    (t, arc) => {
      const node = graph.node[arc]!;
      return node === leftOut
        ? 0
        : tieOf(patients.one[t]!, patients.two[t]!, doctors.one[node]!, doctors.two[node]!);
    },
  );
  const end = price[graph.nodes]!;
  // A node dearer than the common end is full in every nearest placement, one cheaper as empty as it may be.
  const low = placement.low.map((one, node) => (price[node]! > end ? placement.high[node]! : one));
  const high = placement.high.map((one, node) => (price[node]! < end ? placement.low[node]! : one));
  const present = nearest.at.map((arc) => (arc < 0 ? -1 : graph.node[arc]!));
  return { graph: tied, ...leastCost({ graph: tied, low, high, present }, onProgress) };
}
