/**
 * What the k-th patient (from 1) of a doctor of capacity c costs: 1000·(2k − 1)/c, halves rounded up. The sum over a
 * doctor's patients is about 1000·load²/c, so the least sum fills every doctor to the same share of what was offered.
 * Whole numbers only: no division is rounded by the machine.
 */
export function slotCost(k: number, capacity: number): number {
  const doubled = 2000 * (2 * k - 1) + capacity;
  return (doubled - (doubled % (2 * capacity))) / (2 * capacity);
}
